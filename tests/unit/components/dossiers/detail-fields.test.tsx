// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { DetailFields } from '@/components/dossiers/claim-fields'
import { show } from '../render'

test('a detail of a claim that denies something is named in plain words', () => {
  const denial = { type: 'polarity', value: 'negative', words: '', single: true, isChosen: true, slot: 0 } as const
  show(<DetailFields details={[denial]} onChange={() => undefined} />)
  expect(screen.getByRole('checkbox', { name: 'yes or no denies' })).toBeTruthy()
  expect(screen.queryByText('negative')).toBeNull()
})
