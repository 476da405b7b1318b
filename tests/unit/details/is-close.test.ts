import { expect, test } from 'vitest'
import { sharesNameOrNumber } from '@/lib/details/is-close'

const subject = 'Andrej Karpathy'

test.each([
  ['He was born in Prague.', 'In July 2024 Karpathy announced Eureka Labs.'],
  ['Apple trees need cold winters.', 'Chips are made in fabs.'],
  ['Karpathy started a bakery.', 'Karpathy started Eureka Labs.'],
])('“%s” is not close to “%s”', (sentence, claim) => expect(sharesNameOrNumber(claim, sentence, subject)).toBe(false))

test.each([
  ['He gave a lecture at Stanford.', 'Karpathy taught CS231n at Stanford.'],
  ['His nanoGPT was rewritten.', 'nanoGPT was published in December 2022.'],
  ['In 2015 he moved house.', 'OpenAI was founded in 2015.'],
])('“%s” is close to “%s”', (sentence, claim) => expect(sharesNameOrNumber(claim, sentence, subject)).toBe(true))
