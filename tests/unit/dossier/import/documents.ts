import { strToU8, zipSync } from 'fflate'
import { readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { htmlBlocks } from '@/lib/dossier/readers/html-blocks'
import type { ImportOptions, ImportResult } from '@/lib/dossier/import/import-result'

/** Runs the import of a file to its end and returns the result. */
export function imported(
  name: string,
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): ImportResult {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  const isPage = name.endsWith('.html') && typeof content === 'string' && content !== ''
  const file = { name, bytes, ...(isPage && { pages: htmlBlocks(content, 'report') }) }
  return readDossierFile(file, { today: '2026-05-01', ...options })
}

export function taken(result: ImportResult) {
  if (!result.ok || !result.dossier) throw new Error(JSON.stringify(result.problems))
  return { ...result, dossier: result.dossier }
}

/** Claims as one line each: "text [sources]". */
export function lines(result: ImportResult): string[] {
  return taken(result).dossier.claims.map(({ text, sources }) => `${text} [${sources.join()}]`)
}

export function codes(result: ImportResult): string[] {
  return [...new Set(result.problems.map(({ code }) => code))]
}

export function zipped(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
}

/** A text in the form of Autoresearch pages, on an invented astronomer. */
export const AUTORESEARCH = `Mira Castell — Autoresearch
Mira Castell — astronomer and builder of instruments.
Sections
42 min read · 1,204 words
Career
#Years at the Halden Observatory
MEDIUM | HIGH
Review note: Confidence remains MEDIUM because of the press dates.
Mira Castell joined the Halden Observatory in March 2009 [1]. She built its first spectrograph and tested it in Lund [1][2]. In 2012 she became head of instruments [2]; the board had met in Oslo [3]. It is a small observatory.
Her team measured 1,204 stars [2]. Paul Nielsen wrote the software [3]. He later moved to Chile [3]. This shows her reach [3].
Castell said that the telescope was "too small. We need a larger one. It is time." [1] Her second stay has no date. [UNVERIFIED — no source [3] names the year.]
| Year | Event | Source |
|---|---|---|
| 2009 | joined | [1] |
Uncertainty:
- The month of March 2009 is confirmed by the press only; no primary source names it [1].
- Whether 1,204 stars or 1,240 stars were measured: the sources conflict [2].
- ~~RESOLVED~~ The Oslo meeting of the board took place [3].
- Nothing is known of her garden.
#Later work
LOW | MEDIUM
Castell published "The Quiet Sky" in 2016 [4]. The book sold 9,000 copies [4]. Its cover was blue [4].
Sources
#Tier 1 (Official)
- [1] halden.example — Castell's page (Mar 3, 2021) — Tier 1; staff page; accessed April 2026
- [2] [Halden report](https://halden.example/report) — Tier 1; yearly report
#Tier 2 (Press)
- [3] The Fjord — Castell moves up, June 2012
- [4] javascript:alert(1) Quiet Sky review
- [5] Unused paper
About This Research
`

/** A report in the form in which deep-research tools write Markdown. */
export const MARKDOWN = `---
title: "Research report: Orla Brandt"
date: 2026-02-11
---

# Research report: Orla Brandt

## Early life

Orla Brandt was born in Tromsø in 1971.[^1] She studied physics at the University of Bergen.[^1][^berg] Brandt lives in
Bergen ([Fjord Post](https://fjordpost.example/brandt)).

## Work

- Brandt founded the firm Nordlys in 2003 [2].
- According to [the register](https://register.example/nordlys), Nordlys was dissolved in 2011.

\`\`\`
Brandt is code here [2].
\`\`\`

### Limitations

- The year 2003 is disputed; the register says 2004 [2].

## References

[^1]: Norsk Leksikon, "Brandt, Orla". https://leksikon.example/brandt
[^berg]: University of Bergen, list of graduates
[2]: https://register.example/nordlys "Company register"
`

export const HTML = `<!doctype html><html><head><title>Orla Brandt: a profile</title><script>var x = "He left [1]."</script>
<meta property="article:published_time" content="2026-01-20"></head><body><nav>Home [1]</nav>
<h1>Orla Brandt: a profile</h1>
<h2>Life</h2>
<p>Orla Brandt was born in Tromsø&nbsp;in 1971.<sup><a href="#fn1">1</a></sup> She moved to Bergen in 1990.<sup>2</sup>
Her farm covers 10<sup>3</sup> square metres.<sup>1</sup></p>
<p>Brandt wrote to <a href="javascript:alert(1)">a friend</a> in 1995.</p>
<h2>Notes</h2>
<ol><li id="fn1">Norsk Leksikon. <a href="https://leksikon.example/brandt">Brandt</a> <a href="#r1">↩</a></li><li id="fn2">Bergen city archive</li></ol>
</body></html>`
