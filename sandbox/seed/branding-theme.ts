/** How documents look. */
export interface BrandingTheme {
  brandingThemeId: string;
  name: string;
  /** 0 for the default. */
  sortOrder: number;
  createdAt: string;
}
