/** Stored context on each side of a quote, in UTF-16 units. */
export const CONTEXT = 64
/**
 * Maximum context where the same words occur elsewhere on the page: as long as both places are equal, and the same
 * length beyond. Only the text beyond distinguishes them, and only the outermost `CONTEXT` of it counts.
 */
export const MOST_CONTEXT = 200
