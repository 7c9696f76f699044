/** Draws a folded map: the picture's own boxes, moved into a tidy tree, with new lines between them. */

import { find } from './dom.js';
import { visibleTree } from './fold.js';
import { layOut, nodesOf } from './tidy.js';

const MARGIN = 24;
const AGAIN = { width: 190, height: 26 };
/** Below a folded box, for "+41 claims". */
const MORE = 18;

export const makeBranches = (page, svg, boxes) => {
  const { say } = page;
  const layer = document.createElementNS(svg.namespaceURI, 'g');
  layer.setAttribute('class', 'branches');
  const numbers = new Map([...find('.argmap-claims', svg).children].map((box, i) => [box.id, i]));
  const background = find('.argmap-background', svg);
  svg.insertBefore(layer, find('.argmap-claims', svg));
  const whole = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };

  const draw = (tag, attributes, text) => {
    const made = document.createElementNS(svg.namespaceURI, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  };
  const middle = (node) => node.y + node.box / 2;

  /** A line from the left of a box to what it bears on, without touching other boxes. */
  const curve = (x1, y1, x2, y2, stop) => {
    const half = (x1 + stop) / 2;
    return `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${stop} ${y2}H${x2}`;
  };

  const linesOf = (node) => {
    const steps = new Map();
    for (const child of node.children) {
      if (!steps.has(child.step)) steps.set(child.step, []);
      steps.get(child.step).push(child);
    }
    const made = [];
    const end = node.x + node.width;
    const junctions = new Map();
    for (const [step, children] of steps) {
      const y = children.reduce((sum, child) => sum + middle(child), 0) / children.length;
      const ends = { 'data-ends': [...children, node].map((one) => numbers.get(one.claim.id)).join(' ') };
      const kind = `argmap-line argmap-${step.side}${step.holds ? '' : ' argmap-failing'}`;
      const isJoint = children.length > 1 || [...steps.keys()].some((one) => one.step === step);
      const at = { x: node.right + 34, y };
      // An exception ends at the junction of the step that it is an exception to.
      const target = step.side === 'undercut' ? junctions.get(step.step) : null;
      const goal = target ?? { x: end, y: middle(node) };
      const stop = target ? target.x : node.right;
      const group = draw('g', { class: kind });
      if (isJoint) {
        junctions.set(step, at);
        for (const child of children) {
          group.append(draw('path', { d: curve(child.x, middle(child), at.x, at.y, at.x), ...ends }));
        }
        group.append(draw('path', { d: curve(at.x, at.y, goal.x, goal.y, stop), ...ends }));
        made.push(
          group,
          draw('circle', { class: `argmap-dots argmap-${step.side}`, cx: at.x, cy: at.y, r: 5, fill: 'currentColor' }),
        );
      } else {
        group.append(draw('path', { d: curve(children[0].x, middle(children[0]), goal.x, goal.y, stop), ...ends }));
        made.push(group);
      }
      const from = isJoint ? at : { x: children[0].x, y: middle(children[0]) };
      made.push(sign(step, isJoint ? at.x - 17 : from.x - 15, from.y));
    }
    return made;
  };

  const sign = (step, x, y) => {
    const group = draw('g', { class: `argmap-${step.side}`, transform: `translate(${x} ${y})` });
    const shape = {
      support: 'M-3.4 0H3.4M0-3.4V3.4',
      objection: 'M-3.4 0H3.4',
      undercut: 'M-2.6-2.6L2.6 2.6M2.6-2.6L-2.6 2.6',
    };
    group.append(
      draw('circle', { class: 'argmap-sign', r: 6.5 }),
      draw('path', { class: 'argmap-glyph', d: shape[step.side] }),
    );
    return group;
  };

  /** Back to the picture as it was drawn. */
  const clear = () => {
    svg.classList.remove('as-branches');
    layer.replaceChildren();
    for (const box of boxes.values()) {
      box.element.removeAttribute('transform');
      box.element.classList.remove('gone', 'folded');
      Object.assign(box, { x: box.home.x, y: box.home.y, isGone: false });
    }
    return whole;
  };

  /** Draws the map with its folds; returns its size. */
  const show = (state, roots) => {
    const { forest, shown } = visibleTree(page.model, state, roots);
    const nodes = nodesOf(forest);
    for (const node of nodes) {
      const box = boxes.get(node.claim.id);
      node.width = node.isRepeat ? AGAIN.width : (box?.width ?? AGAIN.width);
      node.box = node.isRepeat ? AGAIN.height : (box?.height ?? AGAIN.height);
      node.height = node.box + (node.hidden ? MORE : 0);
    }
    const size = layOut(forest);
    for (const node of nodes) {
      node.x += MARGIN;
      node.right += MARGIN;
      node.y += MARGIN;
    }
    const parts = nodes.flatMap(linesOf);
    for (const node of nodes) {
      const box = boxes.get(node.claim.id);
      if (node.isRepeat) {
        const text = node.claim.label ?? node.claim.text;
        const link = draw('a', { href: `#${node.claim.id}`, class: 'again' });
        link.append(
          draw('rect', { x: node.x, y: node.y, width: node.width, height: node.box, rx: 13 }),
          draw('text', { x: node.x + 10, y: node.y + 18 }, `↩ ${text.length > 24 ? `${text.slice(0, 23)}…` : text}`),
        );
        parts.push(link);
      } else if (box) {
        box.element.setAttribute('transform', `translate(${node.x - box.home.x} ${node.y - box.home.y})`);
        Object.assign(box, { x: node.x, y: node.y });
        if (node.hidden) {
          const more = draw('a', { href: '#', class: 'unfold', 'data-unfold': node.claim.id });
          more.append(
            draw('text', { x: node.x + 4, y: node.y + node.box + 14 }, `+ ${say.count('claims', node.hidden)}`),
          );
          parts.push(more);
        }
      }
    }
    layer.replaceChildren(...parts);
    for (const [id, box] of boxes) {
      box.isGone = !shown.has(id);
      box.element.classList.toggle('gone', box.isGone);
      box.element.classList.toggle('folded', !box.isGone && shown.get(id).hidden > 0);
    }
    svg.classList.add('as-branches');
    return { width: size.width + 2 * MARGIN, height: size.height + 2 * MARGIN };
  };

  const setSize = ({ width, height }) => {
    background?.setAttribute('width', width);
    background?.setAttribute('height', height);
  };
  return { show, clear, setSize };
};
