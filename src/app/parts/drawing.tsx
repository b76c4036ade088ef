import { createElement, Fragment, type ReactNode } from 'react';
import { classNames, type Drawing, type Drawn } from '../../answers/drawing/drawing.ts';
import { type Picture as PictureName, picture } from '../../answers/drawing/pictures.ts';
import { useNotify } from './notices.tsx';
import './picture.css';
import { say } from '../../answers/say.ts';

/** What was drawn, as elements of the page: numbers to be copied are buttons. */
export function Draw({ of }: { readonly of: readonly Drawn[] }) {
  return createElement(Fragment, null, ...of.map(elementOf));
}

/** A picture of that many pixels, beside words or a name that say the same. */
export function Picture({
  name,
  size = 20,
}: {
  readonly name: PictureName;
  readonly size?: number;
}) {
  return <Draw of={[picture(name, size)]} />;
}

function elementOf(drawn: Drawn): ReactNode {
  if (typeof drawn === 'string') return drawn;
  const { class: written, tabindex: tabIndex, ...others } = drawn.attributes;
  const attributes = {
    ...others,
    ...(written !== undefined && { className: classNames(written) }),
    ...(tabIndex !== undefined && { tabIndex: Number(tabIndex) }),
  };
  const children = drawn.children.map(elementOf);
  if (drawn.tag === 'copy') return createElement(CopyButton, { drawing: drawn }, ...children);
  return createElement(drawn.tag, attributes, ...children);
}

function CopyButton({
  drawing: { attributes },
  children,
}: {
  readonly drawing: Drawing;
  readonly children?: ReactNode;
}) {
  const notify = useNotify();
  const { 'data-number': number = '', 'aria-label': label, class: written = '' } = attributes;
  return (
    <button
      type="button"
      className={classNames(written)}
      aria-label={label}
      onClick={() => {
        void navigator.clipboard
          .writeText(number)
          .then(() => notify({ text: say`Copied ${number}` }))
          .catch(() => notify({ text: label ?? number }));
      }}
    >
      {children}
    </button>
  );
}
