import { expect, test } from 'vitest'
import { countShared, statesOpinion } from '@/lib/details/is-close'

const subject = 'Andrej Karpathy'

test.each([
  ['He was born in Prague.', 'In July 2024 Karpathy announced Eureka Labs.'],
  ['Apple trees need cold winters.', 'Chips are made in fabs.'],
  ['Karpathy started a bakery.', 'Karpathy started Eureka Labs.'],
  ['In June 2024 he moved house.', 'Safe Superintelligence was founded in June 2024.'],
])('“%s” is not close to “%s”', (sentence, claim) => expect(countShared(claim, sentence, subject)).toBe(0))

test.each([
  ['He gave a lecture at Stanford.', 'Karpathy taught CS231n at Stanford.'],
  ['His nanoGPT was rewritten.', 'nanoGPT was published in December 2022.'],
  ['OpenAI moved to San Francisco.', 'The keynote was in San Francisco.'],
  ['Musk sued OpenAI in February 2024.', 'Karpathy left OpenAI in February 2024.'],
])('“%s” is close to “%s”', (sentence, claim) => expect(countShared(claim, sentence, subject)).toBe(1))

test.each([
  ['He is one of the most gifted teachers of his generation.', true],
  ['In my view he is overrated.', true],
  ['He gave a lecture at Stanford.', false],
  ['The best of his models reached 5.1 percent.', false],
])('“%s” is an opinion: %s', (sentence, isOne) => expect(statesOpinion(sentence)).toBe(isOne))
