/** Pages of the table of changes, each with its paragraphs. */
export const PAGES = {
  bridge: [
    'The old bridge over the Lenn was opened to carts in May 1874. It carried the mail road between Harrow and Stade for most of a century. Its engineer, Clara Voss, had studied in Delft.',
    'The bridge has seven arches and is 214 metres long. The longest arch spans 38 metres. Each pier rests on oak piles that were driven nine metres into the clay.',
    'In November 1911 a flood took away the second pier. Repairs cost 48,000 crowns and lasted until the autumn of 1913. The town paid for a third of the work, and the railway company paid the rest.',
    'Cars were allowed on the bridge from 1922. Lorries over five tons have been banned since 1968. The ban was proposed by Mayor Anton Reuss, who lived beside the toll house.',
    'Today about 3,200 people cross the bridge on foot each day. A second bridge for trains was built 400 metres upstream. The two are often confused on postcards.',
  ],
  observer: [
    'Ida Marlow was born in Leeds in 1931. Her father repaired clocks, and her mother taught French at a girls’ school.',
    'She joined the observatory at Pic Noir in March 1958. There she measured the light of 640 variable stars. Her first paper appeared in the bulletin of the observatory in 1961, and she signed it with her initials.',
    'Marlow worked with Piet Hansen on the catalogue of red dwarfs. The catalogue lists 2,418 stars within 80 light years. It was printed in Geneva and sent to ninety institutes.',
    'She became director in 1974. She did not sign the protest against the new telescope. Funding rose by 12 percent in her first year, and by 5 percent in the second.',
    'Marlow retired to Brighton in 1996. She died there on 4 June 2009. Her notebooks are kept at the university library in Leeds.',
  ],
  firm: [
    'Norlund Paper said on Tuesday that it would close its mill at Ostby. The mill employs 310 people. Production will end in March 2024.',
    'The company lost 14.5 million euros last year. Sales fell to 96 million euros, from 121 million a year before. The chief executive, Henrik Aas, blamed the price of wood.',
    '“We have no other choice,” said Aas. The union called the decision a shock. Its chair, Maren Lie, said that talks would begin on Thursday at the town hall.',
    'Norlund was founded in 1903 by the brothers Olaf and Nils Norlund. It owns four mills in three countries. Its shares have been traded in Oslo since 1987.',
    'Investors welcomed the plan. The shares closed 6.2 percent higher at 41.30 crowns. The bank Sund & Co. raised its target for the price from 40 to 45 crowns.',
  ],
} as const

export type PageName = keyof typeof PAGES

/** A page's text. */
export function textOf(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n')
}
