/// The script of the page for readers. Everything that it shows is in the page already: without it there are a picture and
/// an outline. It reads the argument from the outline: a point within a point bears on it.
enum ReaderScript {
  /// What the page's Content-Security-Policy lets run: the SHA-256 of `text`, in base64. A test says the new one.
  static let hash = "v4tGkx0A7/C4I8zkCJ9ftiORhNg4uzqN2kH18HPgp3A="

  static let text = #"""
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

      // The argument: boxes of the map, their points in the outline, what bears on what.

      const boxes = new Map(all('.argmap-claims > [id]', svg).map(box => [box.id, box]));
      const points = new Map(all('#outline li[data-claim]:not(.again)').map(point => [point.dataset.claim, point]));
      const reasons = new Map([...boxes.keys()].map(id => [id, new Set()]));
      const uses = new Map([...boxes.keys()].map(id => [id, new Set()]));
      for (const point of all('#outline li[data-claim]')) {
        const above = point.parentElement.closest('li[data-claim]');
        if (!above || !boxes.has(above.dataset.claim) || !boxes.has(point.dataset.claim)) continue;
        reasons.get(above.dataset.claim).add(point.dataset.claim);
        uses.get(point.dataset.claim).add(above.dataset.claim);
      }
      const lines = all('[data-from]', svg).map(line => ({
        line, ends: (line.dataset.from + ' ' + line.dataset.to).split(' ').filter(id => boxes.has(id)),
      }));
      const textOf = id => find('.text', points.get(id))?.textContent ?? boxes.get(id).getAttribute('aria-label');

      // Lines were broken for Helvetica's widths. Where the reader's font is wider, they are set closer.

      const fitTexts = () => {
        for (const box of all('.argmap-claims > *', svg)) {
          const frame = find('rect', box);
          const left = Number(frame.getAttribute('x')) + 10;
          const right = left + Number(frame.getAttribute('width')) - 20;
          for (const text of all('text', box)) {
            const first = text.firstChild;
            if (first?.nodeType === 3 && text.childElementCount && !text.classList.contains('argmap-mark')) {
              const line = document.createElementNS(svg.namespaceURI, 'tspan');
              first.replaceWith(line);
              line.append(first);
            }
            const isPart = text.childElementCount && !text.classList.contains('argmap-mark');
            for (const line of isPart ? text.children : [text]) {
              const start = Number(line.getAttribute('x') ?? text.getAttribute('x'));
              const room = text.getAttribute('direction') === 'rtl' ? start - left : right - start;
              if (line.getComputedTextLength() <= room) continue;
              line.setAttribute('textLength', room);
              line.setAttribute('lengthAdjust', 'spacingAndGlyphs');
            }
          }
        }
      };

      // The view: a window on the picture, moved by changing its viewBox, so that text stays sharp.

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
      // At a size at which text can be read, starting at the conclusions.
      const readable = () => {
        if (!isShown()) return;
        fitTexts();
        fit();
        const scale = frame.clientWidth / view.width;
        if (scale < 0.6) zoom(0.75 / scale, page.x, page.y);
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
      const at = (x, y) => {
        const place = svg.getBoundingClientRect();
        return [view.x + (x - place.left) / place.width * view.width, view.y + (y - place.top) / place.height * view.height];
      };

      frame.addEventListener('wheel', event => {
        event.preventDefault();
        const scale = view.width / svg.getBoundingClientRect().width;
        if (event.ctrlKey || event.metaKey || !event.shiftKey && event.deltaMode === 0 && Math.abs(event.deltaX) < 1 && Math.abs(event.deltaY) >= 50) {
          zoom(Math.exp(-event.deltaY / 400), ...at(event.clientX, event.clientY));
        } else {
          move(event.deltaX * scale, event.deltaY * scale);
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

      // What is shown and what is faint.

      let selected = null;
      let neighbourhood = null;
      const collapsed = new Set();

      const below = (id, into = new Set()) => {
        const pending = [id];
        while (pending.length) {
          for (const reason of reasons.get(pending.pop()) ?? []) {
            if (!into.has(reason) && reason !== id) { into.add(reason); pending.push(reason); }
          }
        }
        return into;
      };
      // What hangs on collapsed claims alone.
      const hidden = () => {
        const result = new Set();
        for (const id of collapsed) {
          const branch = below(id);
          let hasChanged = true;
          while (hasChanged) {
            hasChanged = false;
            for (const one of branch) {
              const isFree = [...uses.get(one)].some(use => use !== id && !branch.has(use) && !result.has(use));
              if (isFree) { branch.delete(one); hasChanged = true; }
            }
          }
          branch.forEach(one => result.add(one));
        }
        return result;
      };
      const words = () => search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const matches = () => {
        const wanted = words();
        const kind = filter.value;
        if (!wanted.length && !kind) return null;
        return [...boxes.keys()].filter(id => {
          const point = points.get(id);
          if (!point) return false;
          const isKind = !kind || point.dataset.kinds.split('\n').includes(kind);
          const own = find('.own', point).textContent.toLocaleLowerCase();
          return isKind && wanted.every(word => own.includes(word));
        });
      };
      const update = () => {
        const found = matches();
        const gone = hidden();
        const near = neighbourhood && new Set([neighbourhood, ...reasons.get(neighbourhood), ...uses.get(neighbourhood)]);
        const isFaint = id => found && !found.includes(id) || near && !near.has(id);
        for (const [id, box] of boxes) {
          box.classList.toggle('gone', gone.has(id));
          box.classList.toggle('faint', !!isFaint(id));
          box.classList.toggle('folded', collapsed.has(id));
          const point = points.get(id);
          point?.classList.toggle('faint', !!isFaint(id));
          point?.classList.toggle('match', !!found && found.includes(id));
        }
        for (const { line, ends } of lines) {
          line.classList.toggle('gone', ends.some(id => gone.has(id)));
          line.classList.toggle('faint', ends.some(isFaint));
        }
        status.textContent = found ? `${found.length} of ${boxes.size} claims` : '';
      };

      // One claim: its details, and its place in the argument.

      const button = (label, action) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.textContent = label;
        made.addEventListener('click', action);
        return made;
      };
      const linkTo = id => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = '#' + id;
        link.textContent = textOf(id);
        item.append(link);
        return item;
      };
      const list = (title, ids) => {
        if (!ids.length) return [];
        const heading = document.createElement('h3');
        heading.textContent = title;
        const made = document.createElement('ul');
        made.append(...ids.map(linkTo));
        return [heading, made];
      };
      const role = (id, above) => all('li[data-claim]', points.get(above))
        .find(point => point.dataset.claim === id && point.parentElement.closest('li[data-claim]') === points.get(above))
        ?.closest('[data-role]:not([data-role=premise])')?.dataset.role;
      const select = (id, { isQuiet = false } = {}) => {
        if (!boxes.has(id)) return;
        if (selected) {
          boxes.get(selected).classList.remove('selected');
          boxes.get(selected).setAttribute('tabindex', '-1');
          points.get(selected)?.classList.remove('selected');
        }
        selected = id;
        const box = boxes.get(id);
        box.classList.add('selected');
        box.setAttribute('tabindex', '0');
        for (const one of uses.get(id)) collapsed.delete(one);
        update();
        center(box);
        const point = points.get(id);
        point?.classList.add('selected');
        if (!isQuiet && point && point.offsetParent) point.scrollIntoView({ block: 'nearest' });
        if (location.hash !== '#' + id) history.replaceState(null, '', '#' + id);
        const own = point ? find('.own', point).cloneNode(true) : document.createTextNode(textOf(id));
        if (point) {
          find('.word', own)?.remove();
          for (const cited of all('details', own)) cited.open = true;
        }
        const title = document.createElement('h2');
        title.textContent = box.classList.contains('argmap-conclusion') ? 'Conclusion' : 'Claim';
        const kinds = ['support', 'objection', 'undercut'].map(kind => [...reasons.get(id)].filter(one => role(one, id) === kind));
        const tools = document.createElement('p');
        tools.className = 'tools';
        tools.append(
          button(neighbourhood === id ? 'Show all' : 'Only its neighbours', () => {
            neighbourhood = neighbourhood === id ? null : id;
            select(id, { isQuiet: true });
          }));
        if (reasons.get(id).size) {
          tools.append(button(collapsed.has(id) ? 'Expand its branch' : 'Collapse its branch', () => {
            if (!collapsed.delete(id)) collapsed.add(id);
            const isCollapsed = collapsed.has(id);
            const details = point && find('details', point);
            if (details) details.open = !isCollapsed;
            update();
            tools.lastChild.previousSibling.textContent = isCollapsed ? 'Expand its branch' : 'Collapse its branch';
          }));
        }
        tools.append(button('Close', close));
        panel.replaceChildren(
          title, own, ...list('Reasons', kinds[0]), ...list('Objections', kinds[1]),
          ...list('Against a step to it', kinds[2]), ...list('It bears on', [...uses.get(id)]), tools);
        panel.hidden = false;
      };
      const close = () => {
        panel.hidden = true;
        neighbourhood = null;
        update();
        if (selected) boxes.get(selected).focus();
      };

      // Keys and clicks.

      const order = [...boxes.keys()];
      for (const [id, box] of boxes) {
        box.setAttribute('tabindex', '-1');
        // A box with a link in it is a group for assistive technology; the link is the control then.
        if (!find('a', box)) box.setAttribute('role', 'button');
        box.addEventListener('click', event => {
          if (hasMoved || event.target.closest('a')) return;
          select(id, { isQuiet: false });
        });
        box.addEventListener('focus', () => center(box));
      }
      boxes.get(order[0])?.setAttribute('tabindex', '0');
      const step = (id, key) => {
        const siblings = [...(uses.get(id) ?? [])].flatMap(use => [...reasons.get(use)]);
        const row = siblings.length > 1 ? siblings : order;
        switch (key) {
          case 'ArrowDown': return row[row.indexOf(id) + 1];
          case 'ArrowUp': return row[row.indexOf(id) - 1];
          case 'ArrowRight': return [...reasons.get(id)][0];
          case 'ArrowLeft': return [...uses.get(id)][0];
          case 'Home': return order[0];
          case 'End': return order[order.length - 1];
        }
      };
      frame.addEventListener('keydown', event => {
        const box = event.target.closest?.('.argmap-claims > [id]');
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const distance = view.width / 12;
        const moves = {
          '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), '0': fit, 'Escape': close,
          'ArrowLeft': () => move(-distance, 0), 'ArrowRight': () => move(distance, 0),
          'ArrowUp': () => move(0, -distance), 'ArrowDown': () => move(0, distance),
        };
        if (box && (event.key === 'Enter' || event.key === ' ') && !event.target.closest('a')) {
          select(box.id);
        } else if (box && /^(Arrow|Home|End)/.test(event.key)) {
          const next = boxes.get(step(box.id, event.key));
          if (next) {
            box.setAttribute('tabindex', '-1');
            next.setAttribute('tabindex', '0');
            next.focus();
          }
        } else if (moves[event.key]) {
          moves[event.key]();
        } else {
          return;
        }
        event.preventDefault();
      });
      find('#zoom-in').addEventListener('click', () => zoom(1.25));
      find('#zoom-out').addEventListener('click', () => zoom(0.8));
      find('#fit').addEventListener('click', fit);
      search.addEventListener('input', update);
      search.addEventListener('keydown', event => {
        const found = matches();
        if (event.key !== 'Enter' || !found?.length) return;
        event.preventDefault();
        select(found[(found.indexOf(selected) + 1) % found.length]);
      });
      filter.addEventListener('change', update);
      for (const tab of all('#tabs button')) {
        tab.addEventListener('click', () => {
          document.body.dataset.shown = tab.value;
          for (const other of all('#tabs button')) other.setAttribute('aria-pressed', String(other === tab));
          if (tab.value !== 'map') return;
          readable();
          if (selected) center(boxes.get(selected), false);
        });
      }
      document.addEventListener('click', event => {
        const link = event.target.closest('a[href^="#"]');
        const id = link && decodeURIComponent(link.getAttribute('href').slice(1));
        if (!boxes.has(id)) return;
        event.preventDefault();
        select(id);
      });
      const follow = () => {
        const id = decodeURIComponent(location.hash.slice(1));
        if (boxes.has(id)) select(id);
      };
      addEventListener('hashchange', follow);

      document.documentElement.classList.add('live');
      readable();
      // The frame changes with the window and with the panel below it: the scale stays, and what is chosen stays in sight.
      let size = [frame.clientWidth, frame.clientHeight];
      new ResizeObserver(() => {
        if (!isShown()) return;
        const scale = size[0] ? view.width / size[0] : view.width / frame.clientWidth;
        size = [frame.clientWidth, frame.clientHeight];
        view.width = scale * size[0];
        view.height = scale * size[1];
        show();
        if (selected) center(boxes.get(selected));
      }).observe(frame);
      follow();
    })();
    """#
}
