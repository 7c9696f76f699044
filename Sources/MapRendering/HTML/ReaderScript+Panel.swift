extension ReaderScript {
  /// The second part of the script: the steps that a claim's panel shows, in words.
  static let panel = #"""
      const linkTo = id => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = '#' + id;
        link.textContent = textOf(id);
        item.append(link);
        return item;
      };
      // Steps, as the outline has them. A step with one premise is the point of that premise; one with several has a
      // point of its own, with the premises below it.
      const childrenOf = point => all(':scope > ul > li, :scope > details > ul > li', point);
      const isRole = role => point => point.dataset.role === role;
      const stepOf = point => (point.dataset.role === 'premise' ? point.parentElement.closest('li') : point);
      const premisesOf = step =>
        (step.dataset.claim ? [step.dataset.claim] : childrenOf(step).filter(isRole('premise')).map(one => one.dataset.claim).filter(Boolean));
      const exceptionsOf = step => childrenOf(step).filter(isRole('undercut'));
      const linksTo = ids => ids.flatMap((id, i) => {
        const link = document.createElement('a');
        link.href = '#' + id;
        link.textContent = textOf(id);
        return [i === 0 ? '' : i === ids.length - 1 ? ' and ' : ', ', link].filter(Boolean);
      });
      const words = (...parts) => {
        const made = document.createElement('span');
        made.append(...parts);
        return made;
      };
      const sign = (role, text) => {
        const made = document.createElement('b');
        made.className = 'sign ' + role;
        made.textContent = text;
        return made;
      };
      // What a step says about itself: `By example, strength 0.3`.
      const saidOf = step => {
        const lead = find(':scope > .own > .word, :scope > .word', step)?.textContent.replace(/^\w+,? ?/, '') ?? '';
        const rest = find(':scope > .own > .step, :scope > .step', step)?.textContent ?? '';
        return [lead, rest].filter(Boolean).join(' ');
      };
      const byOf = step => step.dataset.by?.split(' ') ?? [];
      // The reply to an objection or exception: what answers or disputes it.
      const replyTo = step => {
        const item = document.createElement('li');
        const isAnswered = step.dataset.reply === 'answered';
        item.append(sign('answer', isAnswered ? 'Answered:' : 'Disputed:'), ' ', ...linksTo(byOf(step)));
        return item;
      };
      const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
      const isReply = (step, exception) => premisesOf(exception).join(' ') === byOf(step).join(' ');
      // A step with its premises together, its exceptions, and what replies to it.
      const stepItem = (step, label) => {
        const item = document.createElement('li');
        const premises = premisesOf(step);
        const said = saidOf(step);
        item.append(label, ' ', said ? capital(said) + ': ' : '');
        if (premises.length > 1) {
          const together = document.createElement('ul');
          together.className = 'together';
          together.append(...premises.map(linkTo));
          item.append('only together:', together);
        } else {
          item.append(...(premises.length ? linksTo(premises) : [find('.text', step)?.textContent ?? step.textContent]));
        }
        const note = find(':scope > .own > .step-note, :scope > .step-note', step);
        if (note) item.append(note.cloneNode(true));
        const below = [];
        if (step.dataset.reply && byOf(step).length) below.push(replyTo(step));
        if (step.dataset.holds === 'no' && step.dataset.reply !== 'answered') item.append(' (does not hold)');
        for (const exception of exceptionsOf(step)) {
          if (!step.dataset.reply || !isReply(step, exception)) below.push(stepItem(exception, sign('undercut', 'Unless:')));
        }
        if (below.length) {
          const inner = document.createElement('ul');
          inner.append(...below);
          item.append(inner);
        }
        return item;
      };
      const stepsOf = (id, role, label) => childrenOf(points.get(id)).filter(isRole(role)).map(step => stepItem(step, sign(role, label)));
      // The counts of steps: "5 for · 1 against · 1 unless, answered".
      const countsOf = id => {
        const steps = childrenOf(points.get(id));
        const exceptions = steps.filter(isRole('support')).flatMap(exceptionsOf);
        const said = (list, word) => {
          if (!list.length) return [];
          const isAnswered = word !== 'for' && list.every(step => step.dataset.reply === 'answered');
          return [list.length + ' ' + word + (isAnswered ? ', answered' : '')];
        };
        return [
          ...said(steps.filter(isRole('support')), 'for'), ...said(steps.filter(isRole('objection')), 'against'),
          ...said(exceptions, 'unless'),
        ].join(' · ');
      };
      // What a step leads to, in words with links.
      const endOf = step => {
        const above = step.parentElement.closest('li');
        if (!above) return null;
        if (step.dataset.role !== 'undercut') return above.dataset.claim ? words(...linksTo([above.dataset.claim])) : null;
        const other = stepOf(above);
        const what = other.dataset.role === 'support' ? 'the step from ' : other.dataset.role === 'objection' ? 'the objection ' : 'the exception ';
        const end = other.dataset.role === 'undercut' ? null : endOf(other);
        return words(what, ...linksTo(premisesOf(other)), ...(end ? [' to ', end] : []));
      };
      const usesOf = id => {
        const seen = new Set();
        const made = [];
        for (const point of all(`#outline li[data-claim="${CSS.escape(id)}"]`)) {
          const step = stepOf(point);
          const end = point.dataset.role === 'conclusion' ? null : endOf(step);
          if (!end) continue;
          const others = premisesOf(step).filter(one => one !== id);
          const what = { support: 'A reason for:', objection: 'An objection to:', undercut: 'An exception to' }[step.dataset.role];
          const item = document.createElement('li');
          item.append(sign(step.dataset.role, what), ' ', end, ...(others.length ? [', together with ', ...linksTo(others)] : []));
          if (!seen.has(item.textContent)) made.push(item);
          seen.add(item.textContent);
        }
        return made;
      };
    """#
}
