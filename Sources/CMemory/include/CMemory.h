#ifndef ARGMAP_CMEMORY_H
#define ARGMAP_CMEMORY_H

/// Makes glibc request memory from the system in larger pieces (4 MiB). Each request stalls the other threads of the
/// process, which would slow down the checking of many maps by a few percent. Does nothing with other C libraries.
void argmapFetchMemoryInPieces(void);

#endif
