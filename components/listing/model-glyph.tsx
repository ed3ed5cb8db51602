import { cn } from '@/components/ui/cn';

const SIZE = 48;
const LAYERS = 5;

/** Five swells drawn from the digits of a model's id: the same id gives the same sea. */
export function ModelGlyph({ modelId, className }: { modelId: string; className?: string }) {
  const digits = digitsOf(modelId);
  return (
    <svg
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden
      className={cn('size-11 shrink-0 rounded-md bg-tide-soft text-tide', className)}
    >
      {Array.from({ length: LAYERS }, (_, layer) => (
        <path
          key={layer}
          d={swell(digits, layer)}
          fill="currentColor"
          opacity={0.13 + layer * 0.1}
        />
      ))}
      <circle
        cx={8 + at(digits, 31) * 2.1}
        cy={8 + at(digits, 32) * 0.35}
        r={2 + at(digits, 33) * 0.18}
        fill="currentColor"
        opacity={0.75}
      />
    </svg>
  );
}

function swell(digits: readonly number[], layer: number): string {
  const seed = layer * 5;
  const height = 15 + layer * 6.4 + at(digits, seed) * 0.28;
  const amplitude = 1.6 + at(digits, seed + 1) * 0.32;
  const cycles = 0.7 + at(digits, seed + 2) * 0.09;
  const phase = at(digits, seed + 3) * 0.42;
  let path = `M0 ${SIZE}`;
  for (let x = 0; x <= SIZE; x += 3) {
    const angle = (x / SIZE) * Math.PI * 2 * cycles + phase;
    path += ` L${x} ${(height + Math.sin(angle) * amplitude).toFixed(2)}`;
  }
  return `${path} L${SIZE} ${SIZE} Z`;
}

function digitsOf(id: string): number[] {
  return Array.from(id.replace(/^0x/, ''), (digit) => Number.parseInt(digit, 16) || 0);
}

function at(digits: readonly number[], index: number): number {
  return digits[index % Math.max(1, digits.length)] ?? 0;
}
