/** Headings that open a list of sources. */
export const SOURCES =
  /^\W*(?:[\dIVX]+\.?\s*)?(?:(?:key|main|cited|full|numbered|annotated|primary|secondary|selected|other|web|online|list of|the)?\s*(?:sources?(?: list| cited| used| consulted| and tiers?| by tier| table| index| register)?|references?(?: list| cited)?)|bibliography|(?:works|literature) cited|citations?|end ?notes|foot ?notes|notes and references|notes & references|sources and (?:further reading|references|notes|reliability)|sources & (?:references|notes)|references and notes|source quality|références|bibliographie|notes|works consulted|further reading|where this comes from)\W*$/i

/** Headings that open a list of doubts. */
export const DOUBTS =
  /^\W*(?:[\dIVX]+\.?\s*)?(?:uncertaint(?:y|ies)|limitations?|caveats?|open (?:questions?|points?|issues?|doubts?)|unresolved(?: questions?| issues?| points?)?|conflicts?|disputed|doubts?|gaps?|not (?:yet )?(?:settled|certain|known|confirmed|verified)|unverified|still (?:open|unclear)|contested|discrepanc(?:y|ies)|(?:known )?unknowns|points? of (?:doubt|dispute)|what (?:is|remains|we do not|we don't) (?:unclear|uncertain|disputed|not known|unknown|open|know))\b[^.]{0,60}$/i
