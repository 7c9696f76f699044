/** A small picture of the whole map from the places of its boxes, for maps that do not fit the screen. */

import { make } from './dom.js';

const LEAST_CLAIMS = 40;
const ROOM = { width: 150, height: 130 };

/** @returns nothing for small maps */
export const makeMinimap = (parent, boxes) => {
  if (boxes.size < LEAST_CLAIMS) return null;
  const canvas = make('canvas', { id: 'minimap', 'aria-hidden': 'true' });
  parent.append(canvas);
  let scale = 1;
  /** Draws the boxes, and the part that is in the window. */
  const update = ({ view, size }, frame) => {
    const { width, height } = size;
    scale = Math.min(ROOM.width / width, ROOM.height / height);
    const sharp = devicePixelRatio || 1;
    canvas.style.width = `${width * scale}px`;
    canvas.style.height = `${height * scale}px`;
    canvas.width = width * scale * sharp;
    canvas.height = height * scale * sharp;
    const isAll = frame.clientWidth >= width * view.scale && frame.clientHeight >= height * view.scale;
    canvas.hidden = isAll;
    if (isAll) return;
    const context = canvas.getContext('2d');
    const style = getComputedStyle(canvas);
    context.setTransform(scale * sharp, 0, 0, scale * sharp, 0, 0);
    context.fillStyle = style.color;
    for (const box of boxes.values()) {
      if (!box.isGone) context.fillRect(box.x, box.y, box.width, box.height);
    }
    context.strokeStyle = style.outlineColor;
    context.lineWidth = 2 / scale;
    context.strokeRect(
      -view.x / view.scale,
      -view.y / view.scale,
      frame.clientWidth / view.scale,
      frame.clientHeight / view.scale,
    );
  };
  /** Calls `go` with the place in the picture that the reader points at. */
  const listen = (go) => {
    const point = (event) => {
      if (event.buttons) go(event.offsetX / scale, event.offsetY / scale);
    };
    canvas.addEventListener('pointerdown', point);
    canvas.addEventListener('pointermove', point);
  };
  return { update, listen };
};
