/** Two small schemes of the test world; neither is one of ours. `ladder` has strands and no outcomes, `grid` has both. */
export const ladder = { id: 'test-ladder', version: '1.0', title: 'The Ladder Mark' };
export const grid = { id: 'test-grid', version: '1.0', title: 'The Grid Award' };
