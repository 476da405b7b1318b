// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { useCallback } from 'react'
import { expect, test } from 'vitest'
import { useInSteps } from '@/components/ui/use-in-steps'

function Laid({ name, zoom = 1 }: { name: string; zoom?: number }) {
  const begin = useCallback(() => letters(`${name} ${zoom}`), [name, zoom])
  return <p>{useInSteps(begin, true, name) ?? 'nothing'}</p>
}

function* letters(text: string): Generator<undefined, string, void> {
  return text
}

test('the last result stays while a new one of the same is made, and goes at once for another', async () => {
  const { rerender } = render(<Laid name="one" />)
  expect(screen.getByText('nothing')).toBeTruthy()
  await screen.findByText('one 1')
  rerender(<Laid name="one" zoom={2} />)
  expect(screen.getByText('one 1')).toBeTruthy()
  await screen.findByText('one 2')
  rerender(<Laid name="two" />)
  expect(screen.getByText('nothing')).toBeTruthy()
  await screen.findByText('two 1')
})
