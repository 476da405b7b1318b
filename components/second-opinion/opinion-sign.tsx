/** The sign of the second opinion: a speech bubble, unlike the signs of verdicts in shape and colour. */
export function OpinionSign() {
  return (
    <svg className="i" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M2.5 3.5h15v10h-8l-4 3.5v-3.5h-3ZM6 7h8M6 10h5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
