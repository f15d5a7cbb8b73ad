/** Why a disk refused, in words, by the codes systems use. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  ENOTDIR: 'a file stands in the way',
  EEXIST: 'a file stands in the way',
  EFBIG: 'it takes no larger file',
  EISDIR: 'a folder stands in the way',
  EBUSY: 'another program has it open',
  ENAMETOOLONG: 'a name in it is too long for that disk',
  ELOOP: 'a link on the way leads back to itself',
}

/** The reason a disk gave, in words; undefined for an error that is no disk's. */
export function diskTrouble(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException
  return code === undefined ? undefined : (reasons[code] ?? message)
}
