/** A set of places in a list, one bit each: uniting and cutting sets of thousands is a few hundred operations. */
export type Places = Uint32Array;

export const noPlaces = (size: number): Places => new Uint32Array(Math.ceil(size / 32));

export function addPlace(places: Places, place: number): void {
  places[place >>> 5] = (places[place >>> 5] ?? 0) | (1 << (place & 31));
}

export function selectPlaces<T>(list: T[], isMeant: (item: T) => boolean): Places {
  const places = noPlaces(list.length);
  for (const [place, item] of list.entries()) if (isMeant(item)) addPlace(places, place);
  return places;
}

/** Adds the other's places to the first. */
export function unite(places: Places, other: Places): void {
  for (let word = 0; word < places.length; word++) {
    places[word] = (places[word] ?? 0) | (other[word] ?? 0);
  }
}

/** Takes out of the first what the other has, and returns it. */
export function subtract(places: Places, other: Places): Places {
  for (let word = 0; word < places.length; word++) {
    places[word] = (places[word] ?? 0) & ~(other[word] ?? 0);
  }
  return places;
}

/** Keeps of the first only what the other has too, and returns it. */
export function intersect(places: Places, other: Places): Places {
  for (let word = 0; word < places.length; word++) {
    places[word] = (places[word] ?? 0) & (other[word] ?? 0);
  }
  return places;
}

export const hasPlace = (places: Places, place: number): boolean =>
  ((places[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;

/** From the first on. */
export function* eachPlace(places: Places): Generator<number> {
  for (let word = 0; word < places.length; word++) {
    let bits = places[word] ?? 0;
    while (bits !== 0) {
      yield word * 32 + (31 - Math.clz32(bits & -bits));
      bits &= bits - 1;
    }
  }
}
