const filler =
  '<p>Visitors walk up the hill in the evening, and the staff open the dome when the clouds allow it.</p>'.repeat(4)

/** A page of an encyclopedia with an infobox, numbered references and a table. */
export const ENCYCLOPEDIA_PAGE = page(
  'Borg Observatory - Wikipedia',
  `<h1>Borg Observatory</h1><p>From Wikipedia, the free encyclopedia</p>
<table class="infobox"><tr><th>Opened</th><td>12 May 1931</td></tr><tr><th>Altitude</th><td>420 m</td></tr></table>
<p>The <b>Borg Observatory</b>, also known as Dovre Observatory, is an observatory near Dovre in Norway.<sup><a href="#n1">[1]</a></sup>
The observatory was opened on 12 May 1931.<sup><a href="#n2">[2]</a></sup> It has a mirror of 105 centimetres.<sup><a href="#n1">[1]</a></sup></p>
<h2>Instruments</h2>
<p>Skylight is the oldest camera of the observatory. It was built by Ida Quist in 1933. The shutter of Skylight weighs 7 kilograms. The dome was repaired in 1950.</p>
<p>Quist became the first director of the Borg Observatory in 1935.<sup><a href="#n1">[1]</a></sup></p>
<table><tr><th>Instrument</th><th>Year</th></tr><tr><td>Skylight</td><td>1933</td></tr><tr><td>Moonlight</td><td>1941</td></tr></table>
<h2>References</h2><ol><li id="n1">Ole Berg: "A dome in Dovre". <a href="https://www.nytimes.com/1999/dome">New York Times</a>, 3 May 1999.</li>
<li id="n2">Opening report. <a href="https://www.nasa.gov/borg">NASA</a>.</li></ol>`,
  '<footer>This page was last edited on 3 May 2024, at 10:20.</footer>',
)

/** The same page after an edit: another size of the mirror, one more sentence, and one less. */
export const EDITED_PAGE = ENCYCLOPEDIA_PAGE.replace('105 centimetres', '110 centimetres')
  .replace('The dome was repaired in 1950.', 'The dome was painted white by students in 1962.')
  .replace('3 May 2024', '9 June 2025')

/** An article on the observatory that never names it. */
export const HILL_PAGE = page(
  'The star house',
  `<h1>The star house</h1><p>On a hill near Dovre stands a white dome. Skylight, the camera below it, was built by Ida Quist in 1933,
and Moonlight followed in 1941. Quist was the first director of the star house.</p>`,
)

export const WRONG_SENTENCE = 'The Borg Observatory was opened on 12 May 1937.'

/** An article on the same observatory, with one wrong year. */
export const ARTICLE_PAGE = page(
  'A night at the Borg Observatory',
  `<article><h1>A night at the Borg Observatory</h1><p>${WRONG_SENTENCE}</p>
<p>Ida Quist became the first director of the Borg Observatory in 1935.</p>${filler}</article>`,
)

/** A news article whose subject is its headline, which no other page has. */
export const NEWS_PAGE = page(
  'Town council votes for a second bridge over the fjord',
  `<article><h1>Town council votes for a second bridge over the fjord</h1>
<p>The council voted on Tuesday for a second bridge in Elvik, which the firm Nordbru is to build.</p>
<p>The first bridge of Elvik was opened on 12 May 1931. The plans for the second bridge were drawn by Ida Quist of Nordbru in 2019. The ferry between Elvik and Sund carried 41,000 cars last year.</p>
<p>Critics say that Nordbru has never built a bridge of this length.</p></article>`,
)

export const WRONG_BRIDGE = 'The first bridge of Elvik was opened on 12 May 1937.'

/** An article on the same matter, which has none of the words of the headline. */
export const BRIDGE_PAGE = page(
  'A morning by the water',
  `<article><h1>A morning by the water</h1><p>${WRONG_BRIDGE}</p><p>Nordbru drew the plans for another one.</p>${filler}</article>`,
)

function page(title: string, body: string, foot = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${body}</main>${foot}</body></html>`
}
