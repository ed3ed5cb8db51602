import {
  Anchor,
  Layers,
  ScrollText,
  ShieldCheck,
  Ticket,
  UploadCloud,
  type LucideIcon,
} from 'lucide-react';

export interface NavigationLink {
  href: string;
  label: string;
  Icon: LucideIcon;
  /** Loads wallet code, so it is never fetched ahead of a click. */
  desk: boolean;
}

export const navigationLinks: readonly NavigationLink[] = [
  { href: '/', label: 'Models', Icon: Layers, desk: false },
  { href: '/audit', label: 'Audit', Icon: ScrollText, desk: false },
  { href: '/passes', label: 'Passes', Icon: Ticket, desk: true },
  { href: '/audits', label: 'My audits', Icon: ShieldCheck, desk: true },
  { href: '/publish', label: 'Publish', Icon: UploadCloud, desk: true },
  { href: '/studio', label: 'Studio', Icon: Anchor, desk: true },
];

export function isCurrent(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/' || pathname.startsWith('/models');
  return pathname === href || pathname.startsWith(`${href}/`);
}
