/** Tests of the pure parts of the page for readers. Each is a function; what is wrong is added to `faults`. */

import { visibleTree } from '../fold.js';
import { causeOf, claimsBelow, countsOf, signOfWay, stateOf, wayUp } from '../model.js';
import { marked, plain, wordsIn } from '../marking.js';
import { quotedIn } from '../quotes.js';
import { addressOf, emptyState, stateAt } from '../state.js';
import { layOut, nodesOf } from '../tidy.js';
import { walkOf } from '../walk.js';
import { makeWords } from '../words.js';
import { argumentOf, expect, expectSame, faults, randomFrom } from './check.js';

const tests = {
  /** No two boxes overlap, each is in the column of its depth, and the order of siblings is kept. */
  tidyTreesKeepTheOrder() {
    const random = randomFrom(1);
    let pairs = 0;
    let flips = 0;
    while (pairs < 100_000) {
      const roots = [];
      const all = [];
      const count = 5 + Math.floor(random() * 60);
      for (let i = 0; i < count; i++) {
        const node = { width: 80 + Math.floor(random() * 200), height: 20 + Math.floor(random() * 120), children: [] };
        const parent = all.length && random() < 0.9 ? all[Math.floor(random() * all.length)] : null;
        (parent?.children ?? roots).push(node);
        all.push(node);
      }
      const size = layOut(roots);
      const columns = new Map();
      for (const node of nodesOf(roots)) {
        const before = columns.get(node.depth);
        if (before) {
          pairs++;
          if (before.y + before.height > node.y) flips++;
        }
        columns.set(node.depth, node);
        expect(node.x >= 0 && node.y >= -0.001 && node.y + node.height <= size.height + 0.001, 'a box is outside');
        for (const child of node.children)
          expect(child.x >= node.right + 84 - 0.001, 'a child is not in the next column');
      }
    }
    expectSame(flips, 0, `flips in ${pairs} pairs`);
  },

  treesThatAreFoldedSayHowMuchIsHidden() {
    const model = argumentOf(
      {
        a: [
          ['support', ['b', 'c']],
          ['objection', ['d']],
        ],
        b: [['support', ['e'], [[['g']]]]],
        c: [],
        d: [['support', ['e']]],
        e: [],
        g: [],
      },
      ['a'],
    );
    const shownAt = (folded, level) => {
      const { forest } = visibleTree(model, { folded: new Set(folded), level }, ['a']);
      return nodesOf(forest).map((node) => node.claim.id + (node.isRepeat ? '*' : '') + (node.hidden || ''));
    };
    expectSame(shownAt([], null), ['a', 'b', 'e', 'g', 'c', 'd', 'e*'], 'nothing folded');
    expectSame(shownAt(['b'], null), ['a', 'b1', 'c', 'd', 'e'], 'b folded; e is shown below d');
    expectSame(shownAt([], 0), ['a5'], 'level 0');
    expectSame(shownAt([], 1), ['a', 'b2', 'c', 'd1'], 'level 1');
  },

  circlesEnd() {
    const model = argumentOf({ a: [['support', ['b']]], b: [['support', ['a']]] }, ['a']);
    const { forest } = visibleTree(model, { folded: new Set(), level: null }, ['a']);
    expectSame(
      nodesOf(forest).map((node) => node.claim.id),
      ['a', 'b', 'a'],
      'a circle',
    );
    expectSame([...claimsBelow(model, 'a')], ['b'], 'what is below a claim in a circle');
    expectSame(wayUp(model, 'b').length, 1, 'the way up from a circle');
  },

  addressesReproduceTheState() {
    const state = {
      ...emptyState(),
      claim: 'claim-lake',
      view: 'map',
      via: ['claim-a.b', 'group-x'],
      open: new Set(['claim-lake claim-ice', 'claim-ü']),
      folded: new Set(['claim-a']),
      level: 2,
      suppose: new Map([
        ['claim-ice', false],
        ['claim-snow', true],
      ]),
      show: 'tag a & b=c',
      search: 'café, #1',
    };
    const again = stateAt(addressOf(state));
    for (const key of Object.keys(state)) {
      const flat = (value) => (value instanceof Set || value instanceof Map ? [...value] : value);
      expectSame(flat(again[key]), flat(state[key]), key);
    }
    expectSame(addressOf(emptyState()), '', 'the address of the start');
    expectSame(addressOf({ ...emptyState(), claim: 'claim-lake' }), 'claim-lake', 'the address of a claim');
    expectSame(stateAt('100%&level=x&view=no&nonsense=1').claim, '100%', 'an address that is not well formed');
    expectSame(stateAt('level=x').level, null, 'a level that is none');
  },

  hitsAreMarkedWithTheirAccents() {
    const marks = (text, query) =>
      marked(text, wordsIn(query))
        .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
        .join('');
    expectSame(marks('To the café', 'cafe'), 'To the [café]', 'composed');
    expectSame(marks('To the cafe\u0301s', 'CAFÉ'), 'To the [cafe\u0301]s', 'decomposed');
    expectSame(marks('İstanbul ve ÇAY', 'istanbul çay'), '[İstanbul] ve [ÇAY]', 'Turkish');
    expectSame(marks('ﬁne ﬁsh', 'fi'), '[ﬁ]ne [ﬁ]sh', 'a ligature');
    expectSame(marks('ΣΊΣΥΦΟΣ', plain('σισυφοσ')), '[ΣΊΣΥΦΟΣ]', 'Greek');
    expectSame(marks('nothing', 'x'), 'nothing', 'no hit');
  },

  waysAndSigns() {
    const model = argumentOf(
      {
        top: [
          ['support', ['a']],
          ['objection', ['b'], [[['c']]]],
        ],
        a: [],
        b: [['support', ['d']]],
        c: [['objection', ['d']]],
        d: [],
      },
      ['top'],
    );
    const sign = (id, via) => signOfWay(wayUp(model, id, via));
    expectSame([sign('a'), sign('b'), sign('c'), sign('d')], [1, -1, 1, -1], 'signs');
    expectSame(sign('d', ['c']), -1, 'the sign of d by way of c: against what is against an objection');
    expectSame(wayUp(model, 'd', ['c']).length, 2, 'the way of d by way of c');
    expectSame(wayUp(model, 'top'), [], 'the way of a conclusion');
  },

  statesOfObjections() {
    const model = argumentOf(
      {
        top: [
          ['objection', ['a']],
          ['objection', ['b']],
          ['objection', ['c']],
        ],
        a: [],
        b: [['objection', ['d']]],
        c: [],
        d: [],
      },
      ['top'],
    );
    const [answered, failing, outweighed] = model.claims.get('top').steps;
    Object.assign(answered, { reply: 'answered', holds: false });
    failing.holds = false;
    model.claims.get('b').standing = 'rejected';
    expectSame(
      [answered, failing, outweighed].map((step) => stateOf(model, step)),
      ['answered', 'failing', 'outweighed'],
      'states',
    );
    expectSame(
      countsOf(model, model.claims.get('top')).objection,
      { all: 3, answered: 1, failing: 1, outweighed: 1 },
      'counts',
    );
    expectSame(causeOf(model, failing)?.premises, ['d'], 'what makes an objection fail');
    model.claims.get('top').standing = 'undecided';
    expectSame(stateOf(model, outweighed), 'open', 'an objection that is not outweighed');
  },

  quotesAreFoundButForWhatIsLeftOut() {
    const show = (text, quote) =>
      quotedIn(text, quote)
        ?.map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
        .join('') ?? null;
    expectSame(show('The lake  did\nnot freeze.', 'did not'), 'The lake [did not] freeze.', 'a quote');
    expectSame(show('The lake did not freeze.', 'lake … freeze'), 'The [lake] did not [freeze].', 'words left out');
    expectSame(show('The lake did not freeze.', 'lake […] not ... freeze'), 'The [lake] did [not] [freeze].', 'twice');
    expectSame(show('The lake did not freeze.', 'freeze … lake'), null, 'the wrong order');
    expectSame(show('The lake did not freeze.', 'thaw'), null, 'no quote');
  },

  walksTellTheMainThings() {
    const reasons = (n, name) => Array.from({ length: n }, (_, i) => [`support`, [`${name}${i}`]]);
    const table = {
      one: [...reasons(3, 'r'), ['objection', ['o']], ['objection', ['p']]],
      two: reasons(1, 's'),
      r0: [],
      r1: [['support', ['deep']]],
      r2: [],
      s0: [],
      o: [],
      p: [],
      deep: [],
    };
    const model = argumentOf(table, ['one', 'two']);
    const [first, second] = model.claims.get('one').steps.filter((step) => step.side === 'objection');
    Object.assign(first, { reply: 'answered', holds: false });
    const told = () =>
      walkOf(model).map(({ kind, claim, step }) => `${kind} ${claim ?? ''} ${step?.premises ?? ''}`.trim());
    model.claims.get('one').standing = 'undecided';
    expectSame(
      told(),
      [
        'start',
        'conclusion one',
        'reason one r1',
        'objection one p',
        'reason one r0',
        'conclusion two',
        'reason two s0',
      ],
      'a walk',
    );
    Object.assign(second, { reply: 'answered', holds: false });
    expectSame(told()[3], 'objection one o', 'the main objection if both are answered');
    const names = Array.from({ length: 5 }, (_, i) => `c${i}`);
    const many = argumentOf(
      Object.fromEntries([
        ...names.map((name) => [
          name,
          [
            ['support', [`${name}a`]],
            ['support', [`${name}b`]],
            ['objection', [`${name}o`]],
          ],
        ]),
        ...names.flatMap((name) => ['a', 'b', 'o'].map((end) => [name + end, []])),
      ]),
      names,
    );
    const stops = walkOf(many);
    expectSame(stops.length, 12, 'the length of a walk');
    expectSame(stops.filter(({ kind }) => kind === 'conclusion').length, 5, 'conclusions are left out last');
    expectSame(walkOf(argumentOf({ a: [] }, ['a'])).length, 1, 'the walk of one claim');
    expectSame(walkOf(argumentOf({}, [])).length, 0, 'the walk of nothing');
    expectSame(
      walkOf({ ...many, walk: ['c1o', 'c0'] }).map(({ claim }) => claim),
      ['c1o', 'c0'],
      'a walk that a view sets',
    );
  },

  wordsHavePlaces() {
    const say = makeWords({
      language: 'en',
      'a.one': '1 thing',
      'a.other': '{n} things',
      'list.last': '{rest} and {last}',
      x: '{y}!',
    });
    expectSame(
      [say.count('a', 1), say.count('a', 0), say('x', { y: 'z' }), say.list(['p', 'q', 'r'])],
      ['1 thing', '0 things', 'z!', 'p, q and r'],
      'words',
    );
  },
};

export const run = () => {
  for (const [name, test] of Object.entries(tests)) {
    const before = faults.length;
    try {
      test();
    } catch (error) {
      faults.push(String(error.stack));
    }
    for (let i = before; i < faults.length; i++) faults[i] = `${name}: ${faults[i]}`;
  }
  return { faults, count: Object.keys(tests).length };
};
