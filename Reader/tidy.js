/**
 * A tidy tree: columns from left to right, the order of the branches kept, each parent in the middle of its children,
 * branches as close as their outlines allow (after Reingold & Tilford 1981, for boxes of different heights). Pure.
 */

/**
 * @typedef {object} Node
 * @property {number} width
 * @property {number} height
 * @property {Node[]} children
 */

/** Every node of a forest, each before its children. */
export const nodesOf = (roots) => {
  const found = [];
  const pending = [...roots].reverse();
  while (pending.length) {
    const node = pending.pop();
    found.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) pending.push(node.children[i]);
  }
  return found;
};

/**
 * Gives each node `x`, `y` (of its upper left corner), `depth` and `right` (where its column ends).
 * @param {Node[]} roots
 * @returns {{width: number, height: number}} the size of the whole
 */
export const layOut = (roots, { columnGap = 84, rowGap = 16, rootGap = 40 } = {}) => {
  const nodes = nodesOf(roots);
  for (const root of roots) root.depth = 0;
  for (const node of nodes) for (const child of node.children) child.depth = node.depth + 1;
  const widths = [];
  for (const node of nodes) widths[node.depth] = Math.max(widths[node.depth] ?? 0, node.width);
  const lefts = [0];
  for (const width of widths) lefts.push(lefts.at(-1) + width + columnGap);

  // The contour of a branch: its top and bottom in each column from its root's on, relative to the branch. Branches are
  // shifted as wholes; the shifts are added up at the end.
  const contours = new Map();
  const stack = (branches, gap) => {
    const contour = [];
    for (const branch of branches) {
      const own = contours.get(branch);
      let shift = 0;
      if (contour.length) {
        shift = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < Math.min(own.length, contour.length); i++) {
          shift = Math.max(shift, contour[i].bottom + gap - own[i].top);
        }
      } else {
        shift = -own[0].top;
      }
      branch.shift = shift;
      for (const [i, { top, bottom }] of own.entries()) {
        const moved = { top: top + shift, bottom: bottom + shift };
        if (contour[i]) contour[i].bottom = moved.bottom;
        else contour[i] = moved;
      }
    }
    return contour;
  };
  for (const node of [...nodes].reverse()) {
    const below = stack(node.children, rowGap);
    const [first, last] = [node.children[0], node.children.at(-1)];
    const middle = first ? (first.shift + first.offset + last.shift + last.offset + last.height) / 2 : node.height / 2;
    node.offset = middle - node.height / 2;
    contours.set(node, [{ top: node.offset, bottom: node.offset + node.height }, ...below]);
  }
  const whole = stack(roots, rootGap);
  for (const root of roots) root.base = root.shift;
  for (const node of nodes) {
    node.x = lefts[node.depth];
    node.right = lefts[node.depth] + widths[node.depth];
    node.y = node.base + node.offset;
    for (const child of node.children) child.base = node.base + child.shift;
  }
  const top = Math.min(0, ...whole.map((column) => column.top));
  for (const node of nodes) node.y -= top;
  return {
    width: Math.max(0, lefts.at(-1) - columnGap),
    height: Math.max(0, ...whole.map((column) => column.bottom)) - top,
  };
};
