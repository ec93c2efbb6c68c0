import { t } from '~/i18n/index.svelte';

/** The five places somebody can have in polarisation. */
export const ROLES = ['pusher', 'joiner', 'silent', 'bridge-builder', 'scapegoat'] as const;
export type Role = (typeof ROLES)[number];

export const roleName = (role: string): string =>
  ROLES.includes(role as Role) ? t(`role.${role as Role}`) : role;

/** What a choice does to a role, in words. */
export function effect(role: string, by: number): string {
  const how = by >= 2 ? 'much' : by > 0 ? 'more' : by > -2 ? 'less' : 'little';
  return t(`scenario.${how}`, { role: roleName(role) });
}
