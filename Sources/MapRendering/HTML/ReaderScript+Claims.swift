extension ReaderScript {
  /// The third part of the script: search, filters, a claim's details, keys and clicks.
  static let claims = #"""
      // What is shown, and what is dimmed.

      let selected = null;
      let neighbourhood = null;
      const collapsed = new Set();
      const order = [...boxes.keys()];

      const below = (id, into = new Set()) => {
        const pending = [id];
        while (pending.length) {
          for (const reason of reasons.get(pending.pop()) ?? []) {
            if (!into.has(reason) && reason !== id) { into.add(reason); pending.push(reason); }
          }
        }
        return into;
      };
      // The claims that bear only on collapsed branches.
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
      // Without accents and case, in any language.
      const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
      // The search covers a claim, its note, its marks and its id, but not cited paragraphs, which contain words of
      // many claims.
      const searched = new Map();
      for (const [id, point] of points) {
        // A linked premise is found by what its step says, too.
        const step = point.dataset.role === 'premise' ? all(':scope > .word, :scope > .step', point.parentElement.parentElement) : [];
        const parts = [...all('.text, .label, .note, .marks, .step, .word', find('.own', point)), ...step].map(part => part.textContent);
        searched.set(id, plain([id.replace(/^(claim|group)-/, ''), ...parts].join(' ')));
      }
      const wantedWords = () => plain(search.value).split(/\s+/).filter(Boolean);
      const matches = () => {
        const wanted = wantedWords();
        const kind = filter.value;
        if (!wanted.length && !kind) return null;
        return [...boxes.keys()].filter(id => {
          const point = points.get(id);
          if (!point) return false;
          const isKind = !kind || point.dataset.kinds.split('\n').includes(kind);
          return isKind && wanted.every(word => searched.get(id).includes(word));
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
        // Tab enters the map at a single claim, which must be visible.
        const entry = order.find(id => boxes.get(id).getAttribute('tabindex') === '0');
        if (entry && gone.has(entry)) {
          boxes.get(entry).setAttribute('tabindex', '-1');
          boxes.get(order.find(id => !gone.has(id)) ?? entry).setAttribute('tabindex', '0');
        }
        status.textContent = found ? `${found.length} of ${boxes.size} claims` : '';
      };

      // The selected claim: its details and its place in the argument.

      const button = (label, action) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.textContent = label;
        made.addEventListener('click', action);
        return made;
      };
      const list = (title, items) => {
        if (!items.length) return [];
        const heading = document.createElement('h3');
        heading.textContent = title;
        const made = document.createElement('ul');
        made.append(...items);
        return [heading, made];
      };
      // Opens the folds of the outline around a point.
      const openAround = point => {
        for (let fold = point?.parentElement.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
      };
      // Each claim that is looked at is a step of the browser's history, but not in a page that is part of another.
      const remember = id => {
        if (location.hash === '#' + id) return;
        history[window === top ? 'pushState' : 'replaceState'](null, '', '#' + id);
      };
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
        // Expand everything that the claim bears on, directly or indirectly.
        const above = new Set([id]);
        for (const one of above) for (const use of uses.get(one)) above.add(use);
        above.delete(id);
        for (const one of above) collapsed.delete(one);
        // Clear the search and the filter if the claim does not match them.
        const found = matches();
        if (found && !found.includes(id)) { search.value = ''; filter.value = ''; }
        update();
        legible();
        center(box);
        const point = points.get(id);
        point?.classList.add('selected');
        openAround(point);
        remember(id);
        const own = point ? find('.own', point).cloneNode(true) : document.createTextNode(textOf(id));
        if (point) {
          find('.word', own)?.remove();
          find('.step', own)?.remove();
          find('.step-note', own)?.remove();
          for (const cited of all('details', own)) cited.open = true;
          for (const quoted of all('[id]', own)) quoted.removeAttribute('id');
        }
        // The argument comes before the sources.
        const cited = point ? all('.cited', own) : [];
        for (const one of cited) one.remove();
        const hadFocus = panel.contains(document.activeElement);
        const title = document.createElement('h2');
        title.textContent = box.classList.contains('argmap-conclusion') ? 'Conclusion' : 'Claim';
        const counts = document.createElement('p');
        counts.className = 'counts';
        counts.textContent = point ? countsOf(id) : '';
        const tools = document.createElement('p');
        tools.className = 'tools';
        tools.append(
          button(neighbourhood === id ? 'Show all' : 'Show only its neighbours', () => {
            neighbourhood = neighbourhood === id ? null : id;
            select(id, { isQuiet: true });
          }));
        if (reasons.get(id).size) {
          tools.append(button(collapsed.has(id) ? 'Expand its branch' : 'Collapse its branch', () => {
            if (!collapsed.delete(id)) collapsed.add(id);
            const isCollapsed = collapsed.has(id);
            const details = point && find(':scope > details', point);
            if (details) details.open = !isCollapsed;
            update();
            tools.lastChild.previousSibling.textContent = isCollapsed ? 'Expand its branch' : 'Collapse its branch';
          }));
        }
        tools.append(button('Close', close));
        panel.replaceChildren(
          title, own, ...(counts.textContent ? [counts] : []),
          ...list('Reasons', point ? stepsOf(id, 'support', 'For:') : []),
          ...list('Objections', point ? stepsOf(id, 'objection', 'Against:') : []),
          ...list('What it is', usesOf(id)), ...cited, tools);
        panel.hidden = false;
        if (hadFocus) panel.focus({ preventScroll: true });
        panel.scrollTop = 0;
        said.textContent = `${title.textContent}: ${textOf(id)}`;
        // The panel takes room from the outline, so the point is brought into view only now.
        if (!isQuiet && point?.offsetParent) find('.own', point).scrollIntoView({ block: 'nearest' });
      };
      const close = () => {
        panel.hidden = true;
        neighbourhood = null;
        update();
        if (selected) boxes.get(selected).focus();
      };

      // Keys and clicks.

      for (const [id, box] of boxes) {
        box.setAttribute('tabindex', '-1');
        // For assistive technology, a box with a link is a group, and the link is the control.
        if (!find('a', box)) box.setAttribute('role', 'button');
        box.addEventListener('click', event => {
          if (hasMoved || event.target.closest('a')) return;
          select(id, { isQuiet: false });
        });
        box.addEventListener('focus', () => center(box));
      }
      boxes.get(order[0])?.setAttribute('tabindex', '0');
      const step = (id, key) => {
        const isThere = id => !boxes.get(id).classList.contains('gone');
        const siblings = [...(uses.get(id) ?? [])].flatMap(use => [...reasons.get(use)]).filter(isThere);
        const there = order.filter(isThere);
        const row = siblings.length > 1 ? siblings : there;
        switch (key) {
          case 'ArrowDown': return row[row.indexOf(id) + 1];
          case 'ArrowUp': return row[row.indexOf(id) - 1];
          case 'ArrowRight': return [...reasons.get(id)].find(isThere);
          case 'ArrowLeft': return [...uses.get(id)].find(isThere);
          case 'Home': return there[0];
          case 'End': return there[there.length - 1];
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
      // Brings the first match into view unless some match is visible already.
      const look = () => {
        update();
        const found = matches() ?? [];
        if (!found.length) return;
        for (const id of found) openAround(points.get(id));
        const own = find('.own', points.get(found[0]));
        if (own.offsetParent) own.scrollIntoView({ block: 'nearest' });
        const isSeen = id => {
          const b = boxes.get(id).getBBox();
          return b.x < view.x + view.width && b.x + b.width > view.x && b.y < view.y + view.height && b.y + b.height > view.y;
        };
        if (!found.some(isSeen)) center(boxes.get(found[0]));
      };
      search.addEventListener('input', look);
      search.addEventListener('keydown', event => {
        const found = matches();
        if (event.key !== 'Enter' || !found?.length) return;
        event.preventDefault();
        const wanted = plain(search.value.trim());
        const exact = found.includes(selected) ? null : found.find(id => plain(textOf(id)) === wanted);
        select(exact ?? found[(found.indexOf(selected) + 1) % found.length]);
      });
      filter.addEventListener('change', look);
      for (const tab of all('#tabs button')) {
        tab.addEventListener('click', () => {
          document.body.dataset.shown = tab.value;
          for (const other of all('#tabs button')) other.setAttribute('aria-pressed', String(other === tab));
          if (tab.value !== 'map') return;
          readable();
          if (selected) center(boxes.get(selected), false);
        });
      }
      const decoded = text => {
        try { return decodeURIComponent(text); } catch { return text; }
      };
      document.addEventListener('click', event => {
        const link = event.target.closest('a[href^="#"]');
        const id = link && decoded(link.getAttribute('href').slice(1));
        if (!boxes.has(id)) return;
        event.preventDefault();
        select(id);
      });
      const follow = () => {
        const id = decoded(location.hash.slice(1));
        if (boxes.has(id)) return select(id);
        if (!id && selected) return close();
        const isClaim = id.startsWith('claim-');
        if (isClaim) status.textContent = `This map has no claim called ${id.slice(6)}`;
      };
      document.addEventListener('keydown', event => {
        if (event.key === 'Escape' && !panel.hidden && !frame.contains(event.target)) close();
      });
      addEventListener('hashchange', follow);
      addEventListener('popstate', follow);

      document.documentElement.classList.add('live');
      readable();
      // The frame is resized with the window and the panel below it: keep the scale, and keep the selected claim in
      // view.
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
