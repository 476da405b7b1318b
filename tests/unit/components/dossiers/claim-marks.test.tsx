// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ConfidenceLine } from '@/components/dossiers/claim/claim-marks'
import { dossier } from '../fixtures'
import { show } from '../render'

const claim = { ...dossier.claims[0]!, confidence: 'high' as const }

test.each([
  ['an established claim', 'established', false, true],
  ['an uncertain claim', 'uncertain', false, false],
  ['a claim of which no source was opened', 'established', true, false],
] as const)(
  '“High confidence” is said of %s only where nothing beside it doubts the claim',
  (_, status, isUnread, has) => {
    show(<ConfidenceLine claim={{ ...claim, status }} isUnread={isUnread} />)
    expect(screen.queryByText('High confidence') !== null).toBe(has)
  },
)
