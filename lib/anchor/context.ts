/** How much of the text around a quote is kept on each side, in UTF-16 units, */
export const CONTEXT = 64
/**
 * and how much at most where the same words stand elsewhere on the page: as far as both places read alike, and as much
 * again beyond. Only what is beyond tells them apart, and only the outermost `CONTEXT` of what is kept is ever counted.
 */
export const MOST_CONTEXT = 200
