/** Sources of patterns for what calls a statement untrue, without capitals. */

/** Nouns for a statement that is untrue. */
export const nounsOfUntruth = String.raw`(?:untruth|myth|mistake|misconception|error|(?:urban )?legend|fallacy|hoax|lie|falsehood|fiction|rumou?r|fake)`

/** Adjectives that deny a whole statement; `wrong` alone may judge a deed. */
export const adjectivesOfUntruth = String.raw`(?:false|untrue|not true|incorrect|inaccurate|not (?:correct|accurate|so|the case)|fake|fabricated|made[ -]up|invented|bogus|baseless|unfounded|debunked|refuted|disproved|misattributed|nonsense)`
