import { describe, expect, test } from 'vitest'
import { proposeDetails } from '@/lib/dossiers/data/propose-details'

const names = ['Marie Curie', 'Curie']

describe('the details of a statement', () => {
  test('are its dates, numbers and names, except the subject', () => {
    const text = 'Marie Curie moved to Paris in November 1891 and won 2 Nobel Prizes.'
    const found = proposeDetails(text, names).map(({ type, value, start, end }) => [
      type,
      value,
      text.slice(start, end),
    ])
    expect(found).toContainEqual(['date', '1891-11', 'November 1891'])
    expect(found).toContainEqual(['place', 'Paris', 'Paris'])
    expect(found.some(([type]) => type === 'number')).toBe(true)
    expect(found.map(([, value]) => value)).not.toContain('Marie Curie')
  })

  test('have no number that is a part of the name of the subject', () => {
    const found = proposeDetails('Apollo 11 had a crew of three, and Apollo 110 never flew.', ['Apollo 11'])
    expect(found.filter(({ type }) => type === 'number').map(({ value }) => value)).toEqual(['three', '110'])
  })

  test('have a name with all its initials', () => {
    const found = proposeDetails('The bridge was designed by George K. S. Rotne.', ['Øresund Bridge'])
    expect(found.map(({ value }) => value)).toEqual(['George K. S. Rotne'])
  })
})
