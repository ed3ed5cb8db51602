/** Honest about itself: nothing on this network is worth anything. */
export function EmbeddedBanner() {
  return (
    <aside
      aria-label="About this network"
      className="border-b border-warn-line bg-warn-soft px-4 py-1.5 text-center text-xs font-medium text-warn"
    >
      Embedded network, play money
    </aside>
  );
}
