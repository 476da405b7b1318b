/** The tier of a source: 1 primary, 2 reputable press, 2.5 in between, 3 others. */
export type Tier = 1 | 2 | 2.5 | 3
