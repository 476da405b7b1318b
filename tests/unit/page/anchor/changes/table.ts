import { textTable } from '@/tests/text-table'
import type { PageName } from './pages'

/**
 * A noted quote, its correction, what the user reads of it ("removed → added", several by "; "), and edits elsewhere on
 * the page, each as its old and its new words.
 */
export type Row = [page: PageName, quote: string, words: string, becomes: string, reads: string, ...elsewhere: string[]]

export const DELETED = 'deleted'

const tables: Record<string, string[][]> = {
  'a date': textTable`
      bridge|The old bridge over the Lenn was opened to carts in May 1874.|May 1874|May 1876|May 1874 → May 1876
      bridge|In November 1911 a flood took away the second pier.|November 1911|December 1910|November 1911 → December 1910|seven arches|nine arches
      bridge|Repairs cost 48,000 crowns and lasted until the autumn of 1913.|the autumn of 1913|the spring of 1914|autumn of 1913 → spring of 1914
      bridge|Cars were allowed on the bridge from 1922.|1922|1926|from 1922 → from 1926|The town paid for a third|The town bore a third
      observer|Ida Marlow was born in Leeds in 1931.|1931|1933|in 1931 → in 1933
      observer|March 1958|1958|1959|March 1958 → March 1959
      observer|She died there on 4 June 2009.|4 June 2009|14 July 2009|4 June → 14 July|She became director in 1974. |
      firm|Production will end in March 2024.|March 2024|the spring of 2025|March 2024 → the spring of 2025
      firm|Its shares have been traded in Oslo since 1987.|1987|1989|since 1987 → since 1989|three countries|two countries
      firm|Norlund was founded in 1903|1903|1893|in 1903 → in 1893`,
  'a number': textTable`
      bridge|The bridge has seven arches and is 214 metres long.|214|241|214 metres → 241 metres
      bridge|The longest arch spans 38 metres.|38|36.5|spans 38 → spans 36.5|seven arches|nine arches
      bridge|Today about 3,200 people cross the bridge on foot each day.|3,200|2,300|3,200 people → 2,300 people
      bridge|48,000 crowns|48,000|84,000|cost 48,000 → cost 84,000
      observer|There she measured the light of 640 variable stars.|640|460|640 variable → 460 variable
      observer|The catalogue lists 2,418 stars within 80 light years.|2,418 stars within 80|2,481 stars within 65|2,418 stars within 80 → 2,481 stars within 65
      observer|Funding rose by 12 percent in her first year, and by 5 percent in the second.|12 percent|21 percent|12 percent → 21 percent|The new telescope|A new telescope
      firm|The company lost 14.5 million euros last year.|14.5|15.4|lost 14.5 → lost 15.4
      firm|The shares closed 6.2 percent higher at 41.30 crowns.|6.2 percent higher|2.6 percent lower|6.2 percent higher → 2.6 percent lower
      firm|The mill employs 310 people.|310|about 290|310 → about 290`,
  'a name': textTable`
      bridge|Its engineer, Clara Voss, had studied in Delft.|Clara Voss|Klara Foss|Clara Voss → Klara Foss
      bridge|The ban was proposed by Mayor Anton Reuss, who lived beside the toll house.|Anton Reuss|Emil Gross|Anton Reuss → Emil Gross
      bridge|It carried the mail road between Harrow and Stade for most of a century.|Harrow and Stade|Harrow and Minden|and Stade → and Minden
      observer|Marlow worked with Piet Hansen on the catalogue of red dwarfs.|Piet Hansen|Pieter van Hansen|Piet → Pieter van
      observer|It was printed in Geneva and sent to ninety institutes.|Geneva|Basel|in Geneva → in Basel|2,418|2,420
      observer|Marlow retired to Brighton in 1996.|Brighton|Whitby|to Brighton → to Whitby
      firm|The chief executive, Henrik Aas, blamed the price of wood.|Henrik Aas|Henrik Aasen|Henrik Aas → Henrik Aasen
      firm|Its chair, Maren Lie, said that talks would begin on Thursday at the town hall.|Maren Lie|Marit Lien|Maren Lie → Marit Lien
      firm|the brothers Olaf and Nils Norlund|Olaf and Nils|Olav and Knut|Olaf and Nils → Olav and Knut
      firm|The bank Sund & Co. raised its target for the price from 40 to 45 crowns.|Sund & Co.|Vestbank|Sund & Co → Vestbank`,
  'a clause': textTable`
      bridge|The town paid for a third of the work, and the railway company paid the rest.|, and the railway company paid the rest||work, and the railway company paid the rest → work
      bridge|A second bridge for trains was built 400 metres upstream.|400 metres upstream|in 1931, one mile down the river|400 metres upstream → in 1931, one mile down the river
      bridge|Lorries over five tons have been banned since 1968.|Lorries over five tons have|All lorries and coaches heavier than seven tons have|Lorries over five → All lorries and coaches heavier than seven
      observer|Her father repaired clocks, and her mother taught French at a girls’ school.|her mother taught French at a girls’ school|her mother ran a bakery|taught French at a girls’ school → ran a bakery
      observer|and she signed it with her initials|and she signed it with her initials|under the name of her director|and she signed it with her initials → under the name of her director
      observer|Her notebooks are kept at the university library in Leeds.|kept at the university library in Leeds|lost|kept at the university library in Leeds → lost
      firm|Norlund Paper said on Tuesday that it would close its mill at Ostby.|it would close its mill at Ostby|it would sell the mill at Ostby to its workers|close its → sell the; Ostby → Ostby to its workers
      firm|Sales fell to 96 million euros, from 121 million a year before.|, from 121 million a year before|, the lowest figure since 2009|from 121 million a year before → the lowest figure since 2009
      firm|It owns four mills in three countries.|four mills in three countries|four mills, of which two stand idle|in three countries → of which two stand idle
      firm|at the town hall| at the town hall||Thursday at the town hall → Thursday`,
  'a sentence': textTable`
      bridge|The longest arch spans 38 metres.|The longest arch spans 38 metres. ||deleted
      bridge|The two are often confused on postcards.| The two are often confused on postcards.||deleted
      bridge|Cars were allowed on the bridge from 1922.|Cars were allowed on the bridge from 1922. ||deleted|seven arches|nine arches
      bridge|Its engineer, Clara Voss, had studied in Delft.| Its engineer, Clara Voss, had studied in Delft.||deleted
      observer|She did not sign the protest against the new telescope.|She did not sign the protest against the new telescope. ||deleted
      observer|She died there on 4 June 2009.|She died there on 4 June 2009. ||deleted|640|460
      observer|There she measured the light of 640 variable stars.|There she measured the light of 640 variable stars. ||deleted
      firm|The union called the decision a shock.|The union called the decision a shock. ||deleted
      firm|Investors welcomed the plan.|Investors welcomed the plan. ||deleted|four mills|five mills
      firm|The mill employs 310 people.|The mill employs 310 people. ||deleted`,
  'a negation': textTable`
      bridge|Each pier rests on oak piles that were driven nine metres into the clay.|that were driven|that were not driven|driven → not driven
      bridge|The two are often confused on postcards.|are often|are never|often confused → never confused
      observer|She did not sign the protest against the new telescope.|did not sign|signed|did not sign → signed
      firm|“We have no other choice,” said Aas.|no other choice|another choice|no other → another
      firm|The union called the decision a shock.|called the decision|did not call the decision|called → did not call`,
}

/** Rows by what is corrected. A sentence that is taken away is read as "deleted". */
export const rows = tables as Record<string, Row[]>
