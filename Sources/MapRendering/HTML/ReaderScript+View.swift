extension ReaderScript {
  /// The first part of the script: what bears on what, and panning and zooming the picture.
  static let view = #"""
    'use strict';
    (() => {
      const find = (selector, within = document) => within.querySelector(selector);
      const all = (selector, within = document) => [...within.querySelectorAll(selector)];
      const svg = find('#map svg');
      const frame = find('#frame');
      const panel = find('#details');
      const search = find('#search');
      const filter = find('#filter');
      const status = find('#status');
      const said = find('#said');

      // The argument: the map's boxes, their points in the outline, and what bears on what.

      const boxes = new Map(all('.argmap-claims > [id]', svg).map(box => [box.id, box]));
      const points = new Map(all('#outline li[data-claim]:not(.again)').map(point => [point.dataset.claim, point]));
      const reasons = new Map([...boxes.keys()].map(id => [id, new Set()]));
      const uses = new Map([...boxes.keys()].map(id => [id, new Set()]));
      // The claim that a point bears on. A step with one premise has no point of its own; its undercuts are below the
      // premise.
      const target = point => {
        const above = point.parentElement.closest('li');
        return above?.dataset.claim && point.dataset.role !== 'undercut' ? above.dataset.claim : above && target(above);
      };
      for (const point of all('#outline li[data-claim]')) {
        const id = point.dataset.claim;
        const above = target(point);
        if (!boxes.has(above) || !boxes.has(id)) continue;
        reasons.get(above).add(id);
        uses.get(id).add(above);
      }
      // A paragraph that several claims cite is in the page once.
      for (const again of all('blockquote[data-again]')) {
        const first = document.getElementById(again.dataset.again);
        again.replaceChildren(...[...first.childNodes].map(node => node.cloneNode(true)));
      }
      const lines = all('[data-from]', svg).map(line => ({
        line, ends: (line.dataset.from + ' ' + line.dataset.to).split(' ').filter(id => boxes.has(id)),
      }));
      const textOf = id => find('.text', points.get(id))?.textContent ?? boxes.get(id).getAttribute('aria-label');

      // Line breaks were computed for Helvetica. If the reader's font is wider, squeeze the lines that do not fit.

      const fitTexts = () => {
        // Reading a length after a change makes the browser lay out the page again: change, then read all, then change.
        const lines = [];
        for (const box of all('.argmap-claims > *', svg)) {
          const frame = find('rect', box);
          const left = Number(frame.getAttribute('x')) + 10;
          const right = left + Number(frame.getAttribute('width')) - 20;
          for (const text of all('text', box)) {
            const isPart = text.childElementCount && !text.classList.contains('argmap-mark');
            const first = text.firstChild;
            if (first?.nodeType === 3 && isPart) {
              const line = document.createElementNS(svg.namespaceURI, 'tspan');
              first.replaceWith(line);
              line.append(first);
            }
            const isRTL = text.getAttribute('direction') === 'rtl';
            for (const line of isPart ? text.children : [text]) {
              const start = Number(line.getAttribute('x') ?? text.getAttribute('x'));
              lines.push({ line, room: isRTL ? start - left : right - start });
            }
          }
        }
        const long = lines.filter(({ line, room }) => line.getComputedTextLength() > room);
        for (const { line, room } of long) {
          line.setAttribute('textLength', room);
          line.setAttribute('lengthAdjust', 'spacingAndGlyphs');
        }
      };

      // The view: a window on the picture. It is moved by changing the viewBox, so that text stays sharp.

      const whole = svg.viewBox.baseVal;
      const page = { x: 0, y: 0, width: whole.width, height: whole.height };
      const view = { ...page };
      svg.removeAttribute('width');
      svg.removeAttribute('height');

      const show = () => svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
      const isShown = () => frame.clientWidth > 0 && frame.clientHeight > 0;
      const fit = () => {
        if (!isShown()) return;
        const shape = frame.clientWidth / Math.max(1, frame.clientHeight);
        const wide = page.width / page.height > shape;
        view.width = wide ? page.width : page.height * shape;
        view.height = wide ? page.width / shape : page.height;
        view.x = (page.width - view.width) / 2;
        view.y = wide ? 0 : (page.height - view.height) / 2;
        show();
      };
      // Shows the picture at a readable size, starting at the conclusions.
      const readable = () => {
        if (!isShown()) return;
        fitTexts();
        fit();
        const scale = frame.clientWidth / view.width;
        if (scale < 0.6) zoom(12 / 14 / scale, page.x, page.y);
        view.x = 0;
        view.y = 0;
        show();
        const first = find('.argmap-conclusion', svg);
        if (first) center(first, false);
      };
      const zoom = (factor, x = view.x + view.width / 2, y = view.y + view.height / 2) => {
        const width = Math.min(page.width * 4, Math.max(120, view.width / factor));
        const real = view.width / width;
        view.x = x - (x - view.x) / real;
        view.y = y - (y - view.y) / real;
        view.width = width;
        view.height /= real;
        show();
      };
      const move = (dx, dy) => {
        view.x = Math.min(page.width - view.width * 0.1, Math.max(-view.width * 0.9, view.x + dx));
        view.y = Math.min(page.height - view.height * 0.1, Math.max(-view.height * 0.9, view.y + dy));
        show();
      };
      const center = (box, isGentle = true) => {
        if (!isShown()) return;
        const b = box.getBBox();
        const isIn = b.x >= view.x && b.y >= view.y && b.x + b.width <= view.x + view.width
          && b.y + b.height <= view.y + view.height;
        if (isGentle && isIn) return;
        view.x = b.x + b.width / 2 - view.width / 2;
        view.y = b.y + b.height / 2 - view.height / 2;
        if (!isGentle) view.x = Math.max(0, b.x - 24);
        show();
      };
      // Enlarges the picture until its text is 12 pixels high, if it is smaller.
      const legible = () => {
        if (!isShown()) return;
        const scale = frame.clientWidth / view.width;
        if (scale < 12 / 14) zoom(12 / 14 / scale);
      };
      const at = (x, y) => {
        const place = svg.getBoundingClientRect();
        return [view.x + (x - place.left) / place.width * view.width, view.y + (y - place.top) / place.height * view.height];
      };

      frame.addEventListener('wheel', event => {
        event.preventDefault();
        const scale = view.width / svg.getBoundingClientRect().width;
        // Pixels, lines or pages.
        const unit = [1, 16, frame.clientHeight][event.deltaMode] ?? 1;
        const [x, y] = [event.deltaX * unit, event.deltaY * unit];
        if (event.ctrlKey || event.metaKey) {
          // A pinch sends small steps, a wheel large ones.
          zoom(Math.exp(Math.min(0.4, Math.max(-0.4, -y / 100))), ...at(event.clientX, event.clientY));
        } else if (event.shiftKey && !x) {
          move(y * scale, 0);
        } else {
          move(x * scale, y * scale);
        }
      }, { passive: false });

      const fingers = new Map();
      let hasMoved = false;
      frame.addEventListener('pointerdown', event => {
        if (event.button !== 0) return;
        fingers.set(event.pointerId, [event.clientX, event.clientY]);
        hasMoved = false;
      });
      frame.addEventListener('pointermove', event => {
        const last = fingers.get(event.pointerId);
        if (!last) return;
        const now = [event.clientX, event.clientY];
        const scale = view.width / svg.getBoundingClientRect().width;
        if (!hasMoved && Math.hypot(now[0] - last[0], now[1] - last[1]) < 4) return;
        if (!hasMoved) frame.setPointerCapture(event.pointerId);
        hasMoved = true;
        if (fingers.size === 1) {
          move((last[0] - now[0]) * scale, (last[1] - now[1]) * scale);
        } else {
          const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
          const spread = place => Math.hypot(place[0] - other[0], place[1] - other[1]);
          zoom(spread(now) / Math.max(1, spread(last)), ...at((now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
        }
        fingers.set(event.pointerId, now);
      });
      for (const kind of ['pointerup', 'pointercancel']) {
        frame.addEventListener(kind, event => fingers.delete(event.pointerId));
      }
    """#
}
