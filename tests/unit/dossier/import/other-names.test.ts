import { expect, test } from 'vitest'
import { otherNames } from '@/lib/dossier/import/other-names'
import { detectionNamesOf } from '@/lib/dossiers/data/subject-names'
import { textTable } from '@/tests/text-table'

const named = textTable`
  SS Halvard Borg Line|SS Halvard Borg Line was a ship. She left Dovre.|Halvard Borg Line
  Quillon Radio Telescope|The Quillon Radio Telescope is a telescope for radio waves. Quillon has a dish of 40 m. It is named after Ida Quillon.|Quillon
  Mount Skadal|Mount Skadal is a mountain. Two men died on Skadal.|Skadal
  Northwind 320|The Northwind 320 is an airliner. In 1970, the 320 flew to Dovre.|the 320
  Northwind NW-71 Gull|The Northwind NW-71 Gull is a bomber. The NW-71 has a crew of four.|NW-71
  Northwind NW-72 Tern|The Northwind NW-72 Tern is a bomber. It has a crew of four.|NW-72
  Orsund War II|The Orsund War II was a war.|Second Orsund War / Orsund War Two
  Third Dovreholm Council|The Third Dovreholm Council met in 1702.|Dovreholm Council III / Dovreholm Council Three
  Treaty of Dovreholm|The Treaty of Dovreholm was signed in 1919.|Dovreholm Treaty
  Quillon's Comet|Quillon's Comet returns every 60 years.|Comet Quillon
  Skadal disaster|The Skadal disaster was an explosion in a mine.|Skadal
  Great Flood of Dovreholm|The Great Flood of Dovreholm came in 1702. A stone marks the Great Flood.|Great Flood
  Quillon Motor Corporation|Quillon Motor Corporation makes motor cars. Quillon was founded in 1937.|Quillon Motor / Quillon
  Dovre Space Agency|Dovre Space Agency has nine states. DSA was founded in 1975.|DSA
  Clean Rivers Act 1956|The Clean Rivers Act 1956 was passed in July.|Clean Rivers Act
  Quillon Event|The Quillon Event, also known as the solar storm of 1859, was a storm.|Quillon / solar storm of 1859
  Skadal (spacecraft)|Skadal is a probe. Skadal left in 2004.|Skadal
  On the Making of Bread|On the Making of Bread is a book.|Making of Bread`
test.each(named)('the thing %s, of which "%s" is said, is also called %s', (name, text, names) => {
  expect(otherNames(name, text, false)).toEqual(names.split(' / '))
})

test.each(textTable`
  Great Flood of London|The Great Flood of London came in 1702. London has a stone.|London
  Treaty of Dovreholm|The Treaty of Dovreholm was signed at Dovreholm. Dovreholm has a hall.|Dovreholm
  Quillon Tower|The Quillon Tower is a tower. Ida Quillon built it. Quillon died in 1923.|Quillon
  Skadal Bridge|The Skadal Bridge is a bridge in Skadal. Trains stop in Skadal.|Skadal
  Dovreholm Bridge|The Dovreholm Bridge is a bridge. Dovreholm was a town. The road goes from Sund and Dovreholm. In Dovreholm it is closed.|Dovreholm
  Dovrish flu pandemic|The Dovrish flu pandemic came in 1918. The Dovrish flu killed many. The flu ended.|Dovrish
  Quillon Guide|The Quillon Guide is a guide. It was founded by José Quillon. Quillon makes tyres.|Quillon
  Hurricane Martha|Hurricane Martha was a hurricane. Martha came ashore in August.|Martha
  Quillon Space Telescope|The Quillon Space Telescope is a space telescope.|Space Telescope
  SS United States|SS United States was a ship. In 1952, United States was fast.|United States
  SS Ida Quist|SS Ida Quist was a ship. She sank.|Ida Quist
  USS Arizona|USS Arizona was a ship. In 1916, Arizona left Dovre. In 1941, Arizona sank.|Arizona
  Standard Tea Company|Standard Tea Company sells tea. Its standard is high. Standard was founded in 1870.|Standard
  University of York|The University of York was founded in 1963.|York University
  Borg 1|Borg 1 is a probe. It left Earth in 1977.|Borg
  Skadal fire|The Skadal fire began in a mill. Skadal was rebuilt.|Skadal
  Dovre Bridge Company|Dovre Bridge Company makes bridges. The Dovre Bridge Company Limited of Oslo is another.|Dovre Bridge Company Limited`)(
  'the thing %s, of which "%s" is said, is not called %s',
  (name, text, other) => {
    expect(otherNames(name, text, false)).not.toContain(other)
  },
)

const people = textTable`
  Sir Ola Borgstrand|Sir Ola Borgstrand was born in 1643. Borgstrand wrote. Borgstrand died.|Ola Borgstrand / Borgstrand
  Ola Borgstrand Jr.|Ola Borgstrand Jr. was born in 1929.|Ola Borgstrand
  O. R. R. Borgstrand|O. R. R. Borgstrand was born in 1892.|O.R.R. Borgstrand / ORR Borgstrand
  Ida Quist|Ida Quist (born Ida Maria Borgstrand; 3 May 1835) was a writer.|Ida Maria Borgstrand / Ida Borgstrand
  Ida Quist|Ida Quist was the pen name of Runa Tveitan, a writer.|Runa Tveitan
  Henry VIII of England|Henry VIII was born in 1491. England was Catholic. England left Rome. England grew.|Henry VIII`
test.each(people)('the person %s, of whom "%s" is said, is also called %s', (name, text, names) => {
  expect(otherNames(name, text, true)).toEqual(names.split(' / '))
})

test('where and when a person was born is no other name', () => {
  for (const where of [
    'born New York, 1835',
    'who met Ola Dahl. She was born Ida Dahl',
    'born May 3, 1835 in Dovre',
    'born Dovreholm, 1835',
  ])
    expect(otherNames('Ida Quist', `Ida Quist (${where}) was a writer.`, true)).toEqual([])
})

test('a person is looked for by the family name, but a king by no country', () => {
  const namesOf = (name: string) => detectionNamesOf({ name, aliases: [], kind: 'person' })
  expect(namesOf('Ola Borgstrand')).toEqual(['Ola Borgstrand', 'Borgstrand'])
  expect(namesOf('Ola King Borgstrand Jr.')).toContain('Borgstrand')
  expect(namesOf('Henry VIII of England')).toEqual(['Henry VIII of England'])
  expect(namesOf('Catherine the Great')).toEqual(['Catherine the Great'])
})

test('a heading of capitals without an "of" behind it is read in few steps', () => {
  expect(otherNames(`Report ${'OPENAILABS'.repeat(20)} on nothing`, 'It says little.', false)).toEqual([])
})
