export type PlaceLevel = 'province' | 'commune' | 'landmark';

/** A place in force since 1 July 2025, by its short names (`Lợi Bác`, `Lạng Sơn`). */
export interface Place {
  readonly name: string;
  readonly level: PlaceLevel;
  /** Commune that a landmark lies in, or the commune itself. */
  readonly commune?: string | undefined;
  readonly province: string;
}

/** A span of `title + "\n" + text` (or of `text` without a title) that names a place; UTF-16 offsets. */
export interface Mention extends Place {
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why: `admin-word`, `neighbour:Đồng Tháp`, `home-province`, `old-name`, … shown to officers. */
  readonly signals: readonly string[];
}

/** A short key for a place: `Lạng Sơn`, `Lạng Sơn/Lợi Bác`, `Lạng Sơn/Đồng Đăng/Hữu Nghị`. */
export function placeKey(place: Place): string {
  const parts = [place.province];
  if (place.commune && place.level !== 'province') parts.push(place.commune);
  if (place.level === 'landmark' || (place.level === 'commune' && !place.commune)) parts.push(place.name);
  return parts.join('/');
}
