// The door to libgvc: sizes and edges in, geometry out. All lengths are in points (1/72 inch), y grows upwards as
// libgvc has it. Nothing here knows what is drawn.
#ifndef ARGMAP_CGRAPHVIZ_H
#define ARGMAP_CGRAPHVIZ_H

#include <stdbool.h>

typedef struct {
  int width, height;
  /// How many places for lines there are along the side that faces the next ranks; 0 for none.
  int ports;
  /// Room kept beside the box proper, across the ranks: before it and after it. Its width or height includes both.
  int before, after;
  /// The cluster that it stands in, or -1.
  int cluster;
  /// The rank that it stands on at least, or -1 where its edges alone decide. Nodes of rank 0 keep the order in which
  /// they are given.
  int firstRank;
  /// Drawn as a circle, not as a box.
  bool isRound;
} ArgmapNode;

typedef struct {
  /// From the earlier rank to the later one.
  int tail, head;
  /// Which of the tail's places it leaves at, from 0; -1 for none in particular.
  int tailPort;
  /// How many ranks it spans at least.
  int minimumLength;
  /// How strongly it is kept short and straight, from 0.
  int weight;
  /// Whether it decides about ranks and leaves and enters at the sides that face each other.
  bool isFree;
  /// Kept for room or order: no line is drawn for it.
  bool isHidden;
  /// Nothing but a wish: the tail stands before the head on their rank.
  bool isOrder;
} ArgmapEdge;

typedef struct {
  /// The cluster around it, or -1; parents come first.
  int parent;
  /// Room for its title, above its content.
  int titleWidth, titleHeight;
} ArgmapCluster;

typedef struct {
  const ArgmapNode *nodes;
  int nodeCount;
  const ArgmapEdge *edges;
  int edgeCount;
  const ArgmapCluster *clusters;
  int clusterCount;
  /// Ranks go to the right, else downwards.
  bool isToTheRight;
  int nodeSeparation, rankSeparation;
  /// Whether fewer rounds are to be spent on crossings.
  bool isHasty;
} ArgmapGraph;

typedef struct {
  double x, y;
} ArgmapPoint;

typedef struct {
  double lowerX, lowerY, upperX, upperY;
} ArgmapBox;

typedef struct {
  /// 0 if there is a layout.
  int status;
  /// What libgvc said, in lines; empty for nothing.
  char *messages;
  ArgmapBox bounds;
  /// The centre of each node.
  ArgmapPoint *nodes;
  /// Where the points of each edge start; one more than there are edges.
  int *edgeStarts;
  /// Control points of the edges' Bézier curves: 3n + 1 for n curves end to end, from tail to head.
  ArgmapPoint *points;
  ArgmapBox *clusters;
} ArgmapLayout;

/// Lays a graph out by dot. Safe from any thread, one at a time: libgvc has global state.
ArgmapLayout argmapLayout(const ArgmapGraph *graph);

void argmapFreeLayout(ArgmapLayout *layout);

/// libgvc's version, such as "2.43.0".
const char *argmapLibraryVersion(void);

#endif
