/**
 * The window on the picture: panning and zooming by transforming the picture as a whole, so that the browser need not
 * lay it out again.
 */

/** Of the picture's text, in CSS pixels. */
const TEXT = 14;
const LEGIBLE = 12;

/**
 * @param {HTMLElement} frame what the picture is seen through
 * @param {SVGSVGElement} svg
 * @param {() => void} onchange called after each change
 */
export const makeView = (frame, svg, onchange) => {
  const size = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const view = { x: 0, y: 0, scale: 1 };
  let isDue = false;
  let rest = 0;

  const draw = () => {
    isDue = false;
    svg.style.transform = `translate(${view.x}px,${view.y}px) scale(${view.scale})`;
    // A picture that is moved as a layer of its own is blurred when it is enlarged, until it is drawn anew.
    svg.style.willChange = 'transform';
    clearTimeout(rest);
    rest = setTimeout(() => {
      svg.style.willChange = '';
    }, 300);
    onchange();
  };
  const show = () => {
    // Some of the picture always stays in sight.
    const keep = 60;
    view.x = Math.min(frame.clientWidth - keep, Math.max(keep - size.width * view.scale, view.x));
    view.y = Math.min(frame.clientHeight - keep, Math.max(keep - size.height * view.scale, view.y));
    if (!isDue) requestAnimationFrame(draw);
    isDue = true;
  };
  const fitting = () => Math.min(frame.clientWidth / size.width, frame.clientHeight / size.height);

  const zoom = (factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
    const scale = Math.min(4, Math.max(Math.min(fitting(), 1) / 2, view.scale * factor));
    const real = scale / view.scale;
    view.x = x - (x - view.x) * real;
    view.y = y - (y - view.y) * real;
    view.scale = scale;
    show();
  };
  const move = (dx, dy) => {
    view.x -= dx;
    view.y -= dy;
    show();
  };
  const fit = () => {
    view.scale = Math.min(2, fitting());
    view.x = (frame.clientWidth - size.width * view.scale) / 2;
    view.y = Math.max(0, (frame.clientHeight - size.height * view.scale) / 2);
    show();
  };
  /** Where a box of the picture is on the screen, relative to the frame. */
  const placed = ({ x, y, width, height }) => ({
    left: view.x + x * view.scale,
    top: view.y + y * view.scale,
    right: view.x + (x + width) * view.scale,
    bottom: view.y + (y + height) * view.scale,
  });
  const isIn = (box) => {
    const { left, top, right, bottom } = placed(box);
    return left >= 0 && top >= 0 && right <= frame.clientWidth && bottom <= frame.clientHeight;
  };
  /** Brings a box into view, at a size at which its text can be read. */
  const center = (box, { isGentle = true, isMiddle = false } = {}) => {
    if (!frame.clientWidth) return;
    if (view.scale * TEXT < LEGIBLE) zoom(LEGIBLE / TEXT / view.scale);
    if (isGentle && isIn(box)) return;
    view.x = frame.clientWidth / 2 - (box.x + box.width / 2) * view.scale;
    view.y = frame.clientHeight / 2 - (box.y + box.height / 2) * view.scale;
    if (!isGentle && !isMiddle) view.x = Math.min(0, 24 - box.x * view.scale);
    show();
  };
  /** Takes another size, as of a folded picture. */
  const resize = (width, height) => {
    Object.assign(size, { width, height });
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    show();
  };
  return { view, size, zoom, move, fit, center, isIn, placed, resize, show, fitting };
};

/** Wheel, trackpad, mouse and fingers: scrolling pans; pinching, or scrolling with Ctrl, zooms. */
export const listen = (frame, { zoom, move }, isSelectable) => {
  frame.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      // Pixels, lines or pages.
      const unit = [1, 16, frame.clientHeight][event.deltaMode] ?? 1;
      const [x, y] = [event.deltaX * unit, event.deltaY * unit];
      const place = frame.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) {
        // A pinch sends small steps, a wheel large ones.
        const step = Math.min(0.4, Math.max(-0.4, -y / 100));
        zoom(Math.exp(step), event.clientX - place.left, event.clientY - place.top);
      } else if (event.shiftKey && !x) {
        move(y, 0);
      } else {
        move(x, y);
      }
    },
    { passive: false },
  );
  const fingers = new Map();
  const drag = { hasMoved: false };
  frame.addEventListener('pointerdown', (event) => {
    drag.hasMoved = false;
    if (event.button !== 0 || isSelectable(event.target)) return;
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  frame.addEventListener('pointermove', (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const now = [event.clientX, event.clientY];
    if (!drag.hasMoved && Math.hypot(now[0] - last[0], now[1] - last[1]) < 4) return;
    if (!drag.hasMoved) frame.setPointerCapture(event.pointerId);
    drag.hasMoved = true;
    if (fingers.size === 1) {
      move(last[0] - now[0], last[1] - now[1]);
    } else {
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      const spread = (place) => Math.hypot(place[0] - other[0], place[1] - other[1]);
      const { left, top } = frame.getBoundingClientRect();
      const middle = [(now[0] + other[0]) / 2 - left, (now[1] + other[1]) / 2 - top];
      zoom(spread(now) / Math.max(1, spread(last)), ...middle);
    }
    fingers.set(event.pointerId, now);
  });
  for (const kind of ['pointerup', 'pointercancel']) {
    frame.addEventListener(kind, (event) => fingers.delete(event.pointerId));
  }
  return drag;
};
