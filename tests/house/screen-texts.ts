import type { HouseRule } from './house-rule'
import { literalWords } from './literal-words'
import { sourceFiles } from './source-files'

const COLONS = /\b(?:t|\w+Name)\((?:[^()\n]|\([^()\n]*\))*\)\}[:;?!]/g

export const screenTextRules: HouseRule[] = [
  {
    name: 'the texts of screens are in the locale files and not in the code',
    findFaults: () => sourceFiles().flatMap(literalWords),
  },
  {
    name: 'colons after words are in the locale files too, since French has a space before them',
    findFaults: () =>
      sourceFiles().flatMap(({ fileName, text }) =>
        [...text.matchAll(COLONS)].map(([words]) => `${fileName}: ${words}`),
      ),
  },
]
