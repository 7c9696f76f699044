// The interface to libgvc: sizes and edges in, geometry out. All lengths are in points (1/72 inch), and y grows
// upwards, as in libgvc. Nothing here knows about argument maps.
#ifndef ARGMAP_CGRAPHVIZ_H
#define ARGMAP_CGRAPHVIZ_H

#include <stdbool.h>

typedef struct {
  int width, height;
  /// The number of ports along the side that faces the later ranks; 0 for none.
  int ports;
  /// Space reserved beside the box itself, before and after it in the order of its rank. The node's width or height
  /// includes both.
  int before, after;
  /// The innermost cluster around the node, or -1.
  int cluster;
  /// The minimum rank of the node, or -1 if its edges alone decide. Nodes on rank 0 keep their order in `nodes`.
  int firstRank;
  /// Whether the node is a circle or an ellipse rather than a box.
  bool isRound;
} ArgmapNode;

typedef struct {
  /// The nodes that the edge connects, as indices into `nodes`; the tail is on the earlier rank.
  int tail, head;
  /// The port of the tail at which the edge leaves, from 0; -1 for the middle of its side.
  int tailPort;
  /// The minimum number of ranks that the edge spans.
  int minimumLength;
  /// How strongly the edge is kept short and straight, from 0.
  int weight;
  /// Whether the edge does not affect ranks. It may then leave and enter nodes at any side.
  bool isFree;
  /// Whether the edge only reserves space or keeps an order, so that no line is drawn for it.
  bool isHidden;
  /// Whether the edge only asks that the tail come before the head on their common rank.
  bool isOrder;
} ArgmapEdge;

typedef struct {
  /// The cluster around this one, or -1. Parents come before their children.
  int parent;
  /// The space for the title, above the content.
  int titleWidth, titleHeight;
} ArgmapCluster;

typedef struct {
  const ArgmapNode *nodes;
  int nodeCount;
  const ArgmapEdge *edges;
  int edgeCount;
  const ArgmapCluster *clusters;
  int clusterCount;
  /// Whether ranks go to the right; otherwise they go down.
  bool isToTheRight;
  /// The gap between neighbours on a rank, and between ranks.
  int nodeSeparation, rankSeparation;
  /// Whether to spend fewer rounds on reducing crossings.
  bool isHasty;
} ArgmapGraph;

typedef struct {
  double x, y;
} ArgmapPoint;

typedef struct {
  double lowerX, lowerY, upperX, upperY;
} ArgmapBox;

typedef struct {
  /// 0 if there is a layout. Otherwise the geometry below is not valid.
  int status;
  /// libgvc's messages, separated by newlines; NULL if there are none.
  char *messages;
  ArgmapBox bounds;
  /// The centre of each node.
  ArgmapPoint *nodes;
  /// The index in `points` at which each edge starts, followed by the total number of points: one entry more than there
  /// are edges. An edge without a path has no points.
  int *edgeStarts;
  /// The control points of all edges, from tail to head: 3n + 1 for an edge of n Bézier curves.
  ArgmapPoint *points;
  /// The frame of each cluster.
  ArgmapBox *clusters;
} ArgmapLayout;

/// Lays out a graph with dot. May be called from any thread; a lock runs one layout at a time, since libgvc has global
/// state. The caller frees the result with `argmapFreeLayout`, whatever its status.
ArgmapLayout argmapLayout(const ArgmapGraph *graph);

/// Frees everything that a layout points to and clears it.
void argmapFreeLayout(ArgmapLayout *layout);

/// libgvc's version, such as "2.43.0"; empty if libgvc cannot be started.
const char *argmapLibraryVersion(void);

#endif
