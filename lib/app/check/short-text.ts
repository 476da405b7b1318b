/** A text up to so many characters, about three sentences, is taken for a question: without findings it gets its nearest claims. */
export const SHORT = 600
