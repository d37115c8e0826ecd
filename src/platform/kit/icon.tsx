/** Line icons on a 24 grid, drawn for Waymark. They stand beside words, never for them. */
const shapes = {
  tick: ['M5 12.5l4.5 4.5L19 7'],
  cross: ['M6 6l12 12', 'M18 6L6 18'],
  clock: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z', 'M12 7.5V12l3 2'],
  lock: ['M6 11h12v9H6z', 'M8.5 11V8a3.5 3.5 0 0 1 7 0v3'],
  warning: ['M12 4L2.5 20h19z', 'M12 10v4.5', 'M12 17.3v.2'],
  refused: ['M8 3h8l5 5v8l-5 5H8l-5-5V8z', 'M8 12h8'],
  rings: ['M9 6.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z', 'M15 6.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z'],
  eye: [
    'M2.5 12S6 5.5 12 5.5S21.5 12 21.5 12S18 18.5 12 18.5S2.5 12 2.5 12z',
    'M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z',
  ],
  download: ['M12 4v11', 'M7.5 10.5L12 15l4.5-4.5', 'M5 20h14'],
  upload: ['M12 15V4', 'M7.5 8.5L12 4l4.5 4.5', 'M5 20h14'],
  calendar: ['M4 6h16v14H4z', 'M4 10.5h16', 'M8.5 3.5V8', 'M15.5 3.5V8'],
  search: ['M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13z', 'M15.3 15.3L20.5 20.5'],
  document: ['M6 3h8l4.5 4.5V21H6z', 'M13.5 3v5h5', 'M9 12.5h6', 'M9 16.5h6'],
  chart: ['M4 4v16h16', 'M8.5 16v-4', 'M12.5 16V8', 'M16.5 16v-6'],
  speech: ['M4 5h16v11h-9l-4 4v-4H4z'],
  image: ['M4 5h16v14H4z', 'M4 16l5-5l4 4l2.5-2.5L20 17', 'M15.5 8.3a1.2 1.2 0 1 0 0 2.400a1.2 1.2 0 0 0 0-2.400z'],
  people: [
    'M9 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7z',
    'M3 20v-1.5A4.5 4.5 0 0 1 7.5 14h3a4.5 4.5 0 0 1 4.5 4.5V20',
    'M16 4.8a3.5 3.5 0 0 1 0 6.4',
    'M18 14.3a4.5 4.5 0 0 1 3 4.2V20',
  ],
  person: ['M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8z', 'M4.5 20.5v-1a5 5 0 0 1 5-5h5a5 5 0 0 1 5 5v1'],
  heart: ['M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20z'],
  book: ['M12 6.5C10 5 7 4.5 3.5 4.5V18c3.5 0 6.5.5 8.5 2c2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5z', 'M12 6.5V20'],
  home: ['M3.5 11.5L12 4l8.5 7.5', 'M6 9.5V20h12V9.5', 'M10 20v-5.5h4V20'],
  pound: ['M17 7.5A4.5 4.5 0 0 0 9 10v5.5c0 2-1 3.5-2.5 4H17.5', 'M6.5 13h8'],
  globe: [
    'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z',
    'M3 12h18',
    'M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9z',
  ],
  pin: ['M12 21.5S5 15 5 10a7 7 0 0 1 14 0c0 5-7 11.5-7 11.5z', 'M12 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z'],
  phone: [
    'M5 4h4l1.5 4.5L8 10.5a12 12 0 0 0 5.5 5.5l2-2.5L20 15v4a1.5 1.5 0 0 1-1.5 1.5A15 15 0 0 1 3.5 5.5A1.5 1.5 0 0 1 5 4z',
  ],
  mail: ['M3.5 5.5h17v13h-17z', 'M3.5 7l8.5 6.5L20.5 7'],
  right: ['M4.5 12h14', 'M13 6.5l5.5 5.5l-5.5 5.5'],
  down: ['M5.5 9l6.5 6.5L18.5 9'],
  left: ['M19.5 12h-14', 'M11 6.5L5.5 12l5.5 5.5'],
  filter: ['M4 7h16', 'M7 12h10', 'M10 17h4'],
  refresh: ['M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9', 'M19.5 4v5h-5'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  offline: ['M3 3l18 18', 'M5 12.5a10 10 0 0 1 3-2', 'M12 9.5c2.8 0 5.2 1 7 3', 'M8.5 16a5 5 0 0 1 5-1', 'M12 19.3v.2'],
  plus: ['M12 5v14', 'M5 12h14'],
  pencil: ['M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z', 'M13.5 7l3.5 3.5'],
  star: ['M12 3.5l2.6 5.400l5.9.8l-4.3 4.100l1.1 5.900L12 16.900l-5.3 2.8l1.1-5.900L3.5 9.700l5.9-.8z'],
  flag: ['M5.5 21V4', 'M5.5 4.5h12l-2.5 4l2.5 4h-12'],
  school: ['M3 20.5h18', 'M5 20.5V11l7-4.5l7 4.5v9.5', 'M12 6.5V2.5h4v2.5h-4', 'M10 20.5V15h4v5.5'],
  shield: ['M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5c-4.5-1.7-7.5-5-7.5-9.5V6z', 'M8.5 12l2.5 2.5l4.5-5'],
  link: [
    'M10 14a4 4 0 0 0 5.7 0l3.5-3.5A4 4 0 0 0 13.5 5L12 6.5',
    'M14 10a4 4 0 0 0-5.7 0L4.8 13.5A4 4 0 0 0 10.5 19l1.5-1.5',
  ],
  print: ['M7 9V4h10v5', 'M7 17H4V9h16v8h-3', 'M7 14h10v6H7z'],
} as const;

export type IconName = keyof typeof shapes;

export const Icon = ({ name }: Readonly<{ name: IconName }>) => (
  <svg class="wm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {shapes[name].map((d) => (
      <path d={d} />
    ))}
  </svg>
);

/** The way-marker: a disc with one bent arrow, as on a footpath post. */
export const WayMarker = () => (
  <svg class="wm-marker" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <circle class="wm-marker__disc" cx="24" cy="24" r="24" />
    <circle class="wm-marker__ring" cx="24" cy="24" r="20.5" />
    <path
      class="wm-marker__arrow"
      d="M24 9.5l11.5 12.3h-6.5c0 6.4-2.6 11.5-8.4 16c-2 1.5-4.6.3-4-2c1-4 2.3-7.2 2.3-14h-6.400z"
    />
  </svg>
);

export const iconNames = Object.keys(shapes) as readonly IconName[]; // the keys of a fixed table
