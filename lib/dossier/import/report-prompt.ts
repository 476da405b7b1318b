/** Asks an assistant for a report in the form that is imported best. It is in English, as reports have to be. */
export const REPORT_PROMPT = `Write a report on [SUBJECT] that a program can read.

Form: Markdown. First line: "# [SUBJECT]". Second line: "Date: " with today's date as YYYY-MM-DD. Then sections with "##" headings, and at the end a section "## Sources".

Sentences: one fact in each sentence. Name the person, the firm or the thing in every sentence; write no "he", "she", "it", "they" or "this" for something in another sentence. Give exact dates, numbers, names and places, with units. Say who said what.

Sources: put the numbers of its sources behind each sentence, before the full stop, as in [1] or [2][5]. List each source once under "## Sources", one a line: "1. Publisher, title, date, https://address (Tier 1)". Tier 1 is a primary source, Tier 2 a reputable publication, Tier 3 anything else. Cite only what you have opened. Leave out what you have no source for.

Doubts: put what is uncertain, disputed or unknown under "## Open questions", one sentence each with its sources, in the words of the statement that it is about.
`
