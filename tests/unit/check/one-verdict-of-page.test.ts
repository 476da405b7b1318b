// @vitest-environment jsdom
// @module-tag engine
import { expect, test } from 'vitest'
import { isFullRun } from '../../lanes'
import { incomingDossier } from '../dossiers/fixtures'
import { isOneState, partsOfPage } from './parts-of-page'

const CLAIMS = [
  'Tarrow Bridge is a steel arch bridge over the River Fenn in the town of Oldmere.',
  'The engineer Clara Whitcombe designed Tarrow Bridge in 1927.',
  'Work on the foundations of Tarrow Bridge began on 12 March 1929.',
  'Tarrow Bridge was opened on 4 June 1932 by the mayor, Henry Dale.',
  'Tarrow Bridge cost 310,000 pounds.',
  'Tarrow Bridge has a main span of 148 metres.',
  'About 600 workers built Tarrow Bridge, and nine of them died.',
  'A flood damaged the eastern pier of Tarrow Bridge on 18 January 1953.',
  'The trams were taken off Tarrow Bridge on 30 September 1961.',
  'A toll of two pence was charged on Tarrow Bridge until 1947.',
  'Tarrow Bridge was listed as a monument on 7 May 1988.',
  'Tarrow Bridge was repainted in dark green in 2004, which took 40,000 litres of paint.',
  'Some 21,000 vehicles cross Tarrow Bridge each day.',
  'Clara Whitcombe was born in Leeds on 9 August 1889.',
  'Clara Whitcombe died in Oldmere on 2 February 1971.',
  'Clara Whitcombe won the Telford Medal in 1934.',
]
const PAGE = `<article><h1>Tarrow Bridge</h1>
<p>Tarrow Bridge is a steel arch bridge over the River Fenn. It was designed by the engineer Clara Whitcombe in 1927. Work on the foundations of the bridge began in March 1929. Tarrow Bridge was opened on 4 June 1934. The mayor who opened it was Henry Dale. The bridge cost 310,000 pounds. It was opened in 1936.</p>
<h2>Clara Whitcombe</h2>
<p>Clara Whitcombe was born in Leeds in 1889. She died in Oldmere on 2 February 1975. Clara Whitcombe won the Telford Medal in 1934. She liked long walks on the moor. Whitcombe was born in Bradford.</p>
<h2>Opened in 1932</h2>
<p>About 900 workers built Tarrow Bridge. Nine of them died. A flood damaged the eastern pier of the bridge in January 1953. A flood damaged the western pier in 1953. Nobody knows why the lamps were green. The trams were taken off Tarrow Bridge in 1961.</p>
<h2>Figures of Tarrow Bridge</h2>
<table><tr><th>Part</th><th>Figure</th></tr><tr><td>Main span</td><td>148 metres</td></tr><tr><td>Cost</td><td>310,000 pounds</td></tr><tr><td>Workers</td><td>900</td></tr><tr><td>Vehicles each day</td><td>21,000</td></tr></table>
<table><tr><th>Bridge</th><th>Opened</th><th>Main span</th></tr><tr><td>Tarrow Bridge</td><td>4 July 1932</td><td>148 metres</td></tr><tr><td>Marle Bridge</td><td>1911</td><td>92 metres</td></tr></table>
<h2>Later years</h2>
<ul><li>Clara Whitcombe</li><li>Oldmere</li><li>A toll of two pence was charged until 1947.</li><li>Tarrow Bridge was listed as a monument in 1988.</li><li>Tarrow Bridge was listed as a monument in 1979.</li><li>It was repainted in dark green in 2004.</li><li>The paint weighed more than a tram.</li><li>River Fenn</li></ul>
<p>Some 31,000 vehicles cross Tarrow Bridge each day. The bridge took 40,000 litres of paint. A film was shot here. Was Tarrow Bridge opened in 1932? The bridge has a main span of 184 metres. Tarrow Bridge was opened by Henry Dale. The toll was charged until 1957. Clara Whitcombe died in 1971.</p></article>`

const { dossier } = incomingDossier({
  name: 'Tarrow Bridge',
  claims: CLAIMS.map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
})

test('each part of a page has one state by right click, in Check and on the command line, that of the page or red', () => {
  const all = partsOfPage(PAGE, dossier, (at) => isFullRun || at % 2 === 0)
  const wrong = all.filter((part) => {
    const { words, of: _of, ...states } = part
    const isName = /^(?:Tarrow Bridge|Clara Whitcombe|Oldmere|River Fenn)$/.test(words)
    return !isOneState(part) || (isName && /supported|part/.test(Object.values(states).join(' ')))
  })
  expect(all.length).toBeGreaterThan(isFullRun ? 60 : 30)
  expect(wrong).toEqual([])
}, 120_000)
