// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { isFullRun } from '../../lanes'
import { incomingDossier } from '../dossiers/fixtures'
import { copiedParts } from './parts-of-page'

const CLAIMS = [
  'Velmora Lighthouse is a granite lighthouse on the island of Hestvik.',
  'Velmora Lighthouse was designed by the engineer Ragna Solheim.',
  'Velmora Lighthouse was first lit on 14 September 1873.',
  'Velmora Lighthouse is 41 metres tall.',
  'Velmora Lighthouse cost 96,000 crowns.',
  'About 130 masons built Velmora Lighthouse.',
  'The lamp of Velmora Lighthouse was electrified in 1928.',
  'Velmora Lighthouse was automated on 1 March 1986.',
  'The last keeper of Velmora Lighthouse was Jon Aker.',
  'Velmora Lighthouse is operated by the Northern Coast Agency.',
  'Velmora Lighthouse has 212 steps.',
  'A storm broke the lantern of Velmora Lighthouse in January 1901.',
  'Ragna Solheim was born in Tveit on 2 May 1836.',
  'Ragna Solheim died in Hestvik in 1909.',
  'Ragna Solheim also built the harbour wall of Hestvik.',
  'The light of Velmora Lighthouse is seen for 27 miles.',
]
const PAGE = `<article><h1>Velmora, a light in the north</h1>
<p>Velmora Lighthouse is a granite lighthouse on the island of Hestvik. Velmora Lighthouse was designed by the engineer Ragna Solheim. Velmora Lighthouse was first lit on 14 September 1873. Velmora Lighthouse was first lit on 14 September 1878. Velmora Lighthouse is 41 metres tall. Velmora Lighthouse is 47 metres tall. Velmora Lighthouse cost 96,000 crowns. Velmora Lighthouse cost 69,000 crowns.</p>
<h2>Two builders</h2>
<p>About 130 masons built Velmora Lighthouse. About 310 masons built Velmora Lighthouse. Ragna Solheim was born in Tveit on 2 May 1836. Ragna Solheim was born in Tveit in 1846. Ragna Solheim died in Hestvik in 1909. Ragna Solheim died in Hestvik in 1919. Ragna Solheim also built the harbour wall of Hestvik. Ragna Solheim liked the opera.</p>
<h2>Glass and storms</h2>
<p>A storm broke the lantern of Velmora Lighthouse in January 1901. A storm broke the lantern of Velmora Lighthouse in 1911. The lamp of Velmora Lighthouse was electrified in 1928. The lamp of Velmora Lighthouse was electrified in 1938. Velmora Lighthouse was automated on 1 March 1986. Velmora Lighthouse was automated in 1968. Velmora Lighthouse has 212 steps. Velmora Lighthouse has 221 steps.</p>
<h2>From Tveit to Hestvik</h2>
<h2>The keepers of Velmora Lighthouse</h2>
<h2>Lamp of the north</h2>
<h2>Velmora Lighthouse in figures</h2>
<h2>A life of granite</h2>
<h2>Three lamps</h2>
<h2>Ragna Solheim and her masons</h2>
<table><tr><th>Operator</th><td>Northern Coast Agency</td></tr><tr><th>Engineer</th><td>Ragna Solheim</td></tr><tr><th>First lit</th><td>14 September 1873</td></tr><tr><th>Height</th><td>41 metres</td></tr><tr><th>Steps</th><td>212</td></tr><tr><th>Automated</th><td>1 March 1986</td></tr><tr><th>Cost</th><td>69,000 crowns</td></tr><tr><th>Last keeper</th><td>Jon Aker</td></tr></table>
<ul><li>Ragna Solheim</li><li>Hestvik</li><li>The last keeper of Velmora Lighthouse was Jon Aker.</li><li>The last keeper of Velmora Lighthouse was Nils Dahl.</li><li>Velmora Lighthouse is operated by the Northern Coast Agency.</li><li>The light of Velmora Lighthouse is seen for 27 miles.</li><li>The light of Velmora Lighthouse is seen for 72 miles.</li><li>Velmora Lighthouse was painted white in 1950.</li><li>The lantern of Velmora</li><li>Velmora Lighthouse has a small museum.</li><li>Northern Coast Agency</li><li>Seals sleep below Velmora Lighthouse.</li></ul>
<p>Was Velmora Lighthouse first lit in 1873? Velmora Lighthouse was lit by Ragna Solheim. Velmora Lighthouse stands on a cliff of 60 metres. Jon Aker kept the light of Velmora Lighthouse for 19 years. Tourists climb the 212 steps of Velmora Lighthouse. Velmora Lighthouse was automated in March 1986.</p></article>`

const { dossier } = incomingDossier({
  name: 'Velmora Lighthouse',
  claims: CLAIMS.map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
})

test('what is copied from a page has the state of its right click, in Check and on the command line', () => {
  const parts = copiedParts(PAGE, dossier, (at) => isFullRun || at % 5 === 0)
  expect(parts.length).toBeGreaterThanOrEqual(isFullRun ? 60 : 10)
  expect(parts.filter(({ rightClick, inCheck, onLine }) => rightClick !== inCheck || inCheck !== onLine)).toEqual([])
}, 240_000)
