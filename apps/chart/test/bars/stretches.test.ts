import { GAP_EDGE, sectionAfter, sectionBefore, stretchesOf } from '../../src/bars/stretches';

/** Times are numbers of intervals. */
const UNIT = { count: 100, length: 1 };

describe('stretchesOf', () => {
  test('begins with the interval that contains the first trades', () => {
    expect(stretchesOf([{ from: 7, to: 25 }], 5)).toEqual([{ from: 2, to: 25 }]);
  });

  test('joins ranges that are at most 48 intervals apart', () => {
    const [near, far] = [
      stretchesOf(
        [
          { from: 10, to: 20 },
          { from: 69, to: 80 },
        ],
        1,
      ),
      stretchesOf(
        [
          { from: 10, to: 20 },
          { from: 70, to: 80 },
        ],
        1,
      ),
    ];
    expect(near).toEqual([{ from: 9, to: 80 }]);
    expect(far).toEqual([
      { from: 9, to: 20 },
      { from: 69, to: 80 },
    ]);
  });

  test('is empty without coverage', () => {
    expect(stretchesOf([], 1)).toEqual([]);
  });
});

describe('sections', () => {
  const stretches = [
    { from: 0, to: 250 },
    { from: 1000, to: 1050 },
  ];

  test('reach from the newest bar to the oldest without a hole', () => {
    const sections = [];
    for (let time = 1050; ;) {
      const section = sectionBefore(stretches, time, UNIT);
      if (!section) break;
      sections.push(section);
      time = section.from;
    }
    expect(sections).toEqual([
      { from: 1000, to: 1050 },
      { from: 250, to: 1000, limit: GAP_EDGE },
      { from: 150, to: 250 },
      { from: 50, to: 150 },
      { from: 0, to: 50 },
    ]);
  });

  test('reach from the oldest bar to the newest without a hole', () => {
    const sections = [];
    for (let time = 0; ;) {
      const section = sectionAfter(stretches, time, UNIT);
      if (!section) break;
      sections.push(section);
      time = section.to;
    }
    expect(sections).toEqual([
      { from: 0, to: 100 },
      { from: 100, to: 200 },
      { from: 200, to: 250 },
      { from: 250, to: 1000, limit: GAP_EDGE },
      { from: 1000, to: 1050 },
    ]);
  });

  test.each([
    [400, { from: 250, to: 400, limit: GAP_EDGE }, { from: 400, to: 1000, limit: GAP_EDGE }],
    [-5, undefined, { from: -5, to: 0, limit: GAP_EDGE }],
    [2000, { from: 1050, to: 2000, limit: GAP_EDGE }, undefined],
  ])('are found from a time without data: %d', (time, before, after) => {
    expect(sectionBefore(stretches, time, UNIT)).toEqual(before);
    expect(sectionAfter(stretches, time, UNIT)).toEqual(after);
  });
});
