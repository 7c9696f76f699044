#ifndef ARGMAP_CMEMORY_H
#define ARGMAP_CMEMORY_H

/// Makes glibc request memory from the system in larger pieces (4 MiB). Each request stalls the other threads of the
/// process; with smaller pieces, checking many maps would be a few percent slower. Does nothing with other C libraries.
void argmapFetchMemoryInPieces(void);

#endif
