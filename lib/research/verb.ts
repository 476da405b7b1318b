/** Matches the first verb of a sentence: a frequent one, or a word in "-ed" before an object or a preposition. */
export const VERB =
  / (?:(?:is|was|are|were|has|had|have|can|does|did|also|then|now|became|began|won|led|left|got|gave|held|made|met|put|ran|rose|sold|bought|built|spent|stood|took|wrote|uses|comes|goes|needs|keeps|runs|reads|writes|stores|supports)\b|\p{Ll}{3,}ed (?=(?:the|an?|its|his|her|in|on|at|to|from|by|as|for|with|about|over|more|no)\b|\p{Lu}|\d))/u
