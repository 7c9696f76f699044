#define _GNU_SOURCE
#include "CGraphviz.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <gvc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// libgvc is not thread-safe.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// MARK: Messages

// libgvc delivers its messages in fragments.
static char *messages;
static size_t messageLength;

static int collectMessage(char *fragment) {
  size_t length = strlen(fragment);
  char *grown = realloc(messages, messageLength + length + 1);
  if (grown == NULL) return 0;
  messages = grown;
  memcpy(messages + messageLength, fragment, length + 1);
  messageLength += length;
  return 0;
}

// libpathplan prints to standard error when it finds no route for a line. The line gets another route later, and users
// can do nothing about the message.
static int hushStandardError(void) {
  fflush(stderr);
  int hole = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (hole < 0) return -1;
  int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (kept >= 0) dup2(hole, STDERR_FILENO);
  close(hole);
  return kept;
}

static void restoreStandardError(int kept) {
  if (kept < 0) return;
  fflush(stderr);
  dup2(kept, STDERR_FILENO);
  close(kept);
}

// MARK: Memory

#ifdef __linux__
// If the graph that is being laid out has clusters, how many nodes and edges it has; else 0.
static size_t clusteredCount;

// Takes the place of libgvc's function of this name, and puts zeros behind some tables. In a rank around clusters,
// libgvc 2.42 looks nodes up in a table that it made before it expanded the clusters (`left2right` in mincross.c). It
// reads beyond the table's end, and without the zeros the layout would depend on whatever is there.
__attribute__((visibility("default"))) void *zmalloc(size_t size) {
  static size_t last;
  // The head of such a table, which has as many columns as rows, is allocated right before it.
  bool followsHead = clusteredCount > 0 && last == sizeof(adjmatrix_t);
  last = size;
  if (size == 0) return NULL;
  size_t side = 1;
  while (followsHead && side * side < size) side++;
  bool isTable = followsHead && side * side == size;
  // A node's number in the table is at most that of the nodes for which libgvc has computed ranks.
  void *memory = calloc(1, size + (isTable ? clusteredCount * (side + 1) : 0));
  if (memory == NULL) abort();
  return memory;
}
#endif

// MARK: The layout plugin

// The dot layout plugin, passed to libgvc as a built-in so that libgvc reads no plugin list and loads nothing else. The
// plugin is in the folder `graphviz` next to libgvc; it is loaded once and never unloaded. NULL if it cannot be loaded.
static gvplugin_library_t *dotLayoutLibrary(void) {
  static bool isKnown = false;
  static gvplugin_library_t *library = NULL;
  if (isKnown) return library;
  isKnown = true;
  Dl_info info;
  if (dladdr(dlsym(RTLD_DEFAULT, "gvContext"), &info) == 0 || info.dli_fname == NULL) return NULL;
  const char *slash = strrchr(info.dli_fname, '/');
  if (slash == NULL) return NULL;
  static const char *names[] = {"libgvplugin_dot_layout.so.6", "libgvplugin_dot_layout.so.8", "libgvplugin_dot_layout.so",
                                "libgvplugin_dot_layout.6.dylib", "libgvplugin_dot_layout.8.dylib",
                                "libgvplugin_dot_layout.dylib"};
  char path[4096];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    int length = snprintf(path, sizeof path, "%.*s/graphviz/%s", (int)(slash - info.dli_fname), info.dli_fname, names[i]);
    if (length < 0 || (size_t)length >= sizeof path) return NULL;
    void *handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (handle == NULL) continue;
    library = dlsym(handle, "gvplugin_dot_layout_LTX_library");
    return library;
  }
  return NULL;
}

static GVC_t *makeContext(void) {
  gvplugin_library_t *library = dotLayoutLibrary();
  if (library == NULL) return gvContext();
  lt_symlist_t builtins[] = {{"gvplugin_dot_layout_LTX_library", library}, {0, 0}};
  return gvContextPlugins(builtins, 0);
}

// MARK: Building

static void set(void *object, char *name, const char *value) { agsafeset(object, name, (char *)value, ""); }

static void setNumber(void *object, char *name, double value) {
  char text[32];
  // Writes a decimal point in any locale; libgvc reads one, since this process stays in the C locale.
  long scaled = (long)(value * 100000.0 + 0.5);
  snprintf(text, sizeof text, "%ld.%05ld", scaled / 100000, scaled % 100000);
  set(object, name, text);
}

static void setInteger(void *object, char *name, int value) {
  char text[16];
  snprintf(text, sizeof text, "%d", value);
  set(object, name, text);
}

// Labels a node with a table of empty fixed-size cells, one for each port, so that lines that leave from different
// ports stay apart and in order.
static void setPorts(Agraph_t *g, Agnode_t *n, const ArgmapNode *node, bool isToTheRight) {
  size_t size = 160 + (size_t)node->ports * 96;
  char *text = malloc(size);
  if (text == NULL) return;
  char *end = text;
  char *limit = text + size;
  end += snprintf(end, limit - end, "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\">",
                  node->width, node->height);
  int whole = isToTheRight ? node->height : node->width;
  if (!isToTheRight) end += snprintf(end, limit - end, "<TR>");
  for (int i = 0; i < node->ports; i++) {
    int length = (int)((long long)whole * (i + 1) / node->ports - (long long)whole * i / node->ports);
    int width = isToTheRight ? node->width : length;
    int height = isToTheRight ? length : node->height;
    end += snprintf(end, limit - end, "%s<TD PORT=\"p%d\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"></TD>%s",
                    isToTheRight ? "<TR>" : "", i, width, height, isToTheRight ? "</TR>" : "");
  }
  if (!isToTheRight) end += snprintf(end, limit - end, "</TR>");
  snprintf(end, limit - end, "</TABLE>");
  char *html = agstrdup_html(g, text);
  agsafeset(n, "label", html, "");
  agstrfree(g, html);
  free(text);
}

// Labels a node with a table that has one cell for the box itself and one for each reserved space beside it, so that
// lines end at the box wherever it is in the node.
static void setRoom(Agraph_t *g, Agnode_t *n, const ArgmapNode *node, bool isToTheRight) {
  char text[700];
  int whole = isToTheRight ? node->height : node->width;
  int lengths[] = {node->before, whole - node->before - node->after, node->after};
  int used = snprintf(text, sizeof text,
                      "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\">%s",
                      node->width, node->height, isToTheRight ? "" : "<TR>");
  for (int i = 0; i < 3; i++) {
    if (lengths[i] == 0) continue;
    used += snprintf(text + used, sizeof text - (size_t)used, "%s<TD%s FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"></TD>%s",
                     isToTheRight ? "<TR>" : "", i == 1 ? " PORT=\"box\"" : "", isToTheRight ? node->width : lengths[i],
                     isToTheRight ? lengths[i] : node->height, isToTheRight ? "</TR>" : "");
  }
  snprintf(text + used, sizeof text - (size_t)used, "%s</TABLE>", isToTheRight ? "" : "</TR>");
  char *html = agstrdup_html(g, text);
  agsafeset(n, "label", html, "");
  agstrfree(g, html);
}

static void addNode(Agraph_t *g, Agnode_t *n, const ArgmapNode *node, bool isToTheRight) {
  set(n, "shape", !node->isRound ? "box" : node->width == node->height ? "circle" : "ellipse");
  set(n, "fixedsize", "true");
  setNumber(n, "width", node->width / 72.0);
  setNumber(n, "height", node->height / 72.0);
  if (node->ports > 0) setPorts(g, n, node, isToTheRight);
  else if (node->before > 0 || node->after > 0) setRoom(g, n, node, isToTheRight);
}

static Agedge_t *addEdge(Agraph_t *g, Agnode_t **nodes, const ArgmapEdge *edge, const ArgmapGraph *graph, int index) {
  char name[24];
  snprintf(name, sizeof name, "e%d", index);
  Agedge_t *e = agedge(g, nodes[edge->tail], nodes[edge->head], name, 1);
  if (edge->isOrder) {
    // dot ignores edges of weight 0 when it orders a rank.
    setInteger(e, "minlen", 0);
    setInteger(e, "weight", 1);
    return e;
  }
  const char *tailSide = graph->isToTheRight ? "e" : "s";
  if (edge->isHidden) {
    setInteger(e, "minlen", edge->minimumLength);
    setInteger(e, "weight", edge->weight);
    set(e, "style", "invis");
    return e;
  }
  if (edge->isFree) {
    set(e, "constraint", "false");
    setInteger(e, "weight", 0);
    return e;
  }
  if (edge->tailPort >= 0) {
    char port[24];
    snprintf(port, sizeof port, "p%d:%s", edge->tailPort, tailSide);
    set(e, "tailport", port);
  } else if (!graph->nodes[edge->tail].isRound) {
    set(e, "tailport", tailSide);
  }
  const ArgmapNode *head = &graph->nodes[edge->head];
  if (head->before > 0 || head->after > 0) {
    set(e, "headport", graph->isToTheRight ? "box:w" : "box:n");
  } else if (!head->isRound) {
    set(e, "headport", graph->isToTheRight ? "w" : "n");
  }
  setInteger(e, "minlen", edge->minimumLength);
  setInteger(e, "weight", edge->weight);
  return e;
}

static void declareAttributes(Agraph_t *g) {
  char *nodeNames[] = {"width", "height", "fixedsize", "shape", "label", "margin"};
  char *nodeValues[] = {"0.75", "0.5", "true", "box", "", "0"};
  for (int i = 0; i < 6; i++) agattr(g, AGNODE, nodeNames[i], nodeValues[i]);
  char *edgeNames[] = {"minlen", "weight", "tailport", "headport", "constraint", "dir", "style"};
  char *edgeValues[] = {"1", "1", "", "", "true", "none", ""};
  for (int i = 0; i < 7; i++) agattr(g, AGEDGE, edgeNames[i], edgeValues[i]);
  agattr(g, AGRAPH, "label", "");
  agattr(g, AGRAPH, "margin", "12");
}

static void setGraph(Agraph_t *g, const ArgmapGraph *graph) {
  set(g, "rankdir", graph->isToTheRight ? "LR" : "TB");
  set(g, "ordering", "out");
  set(g, "newrank", "true");
  set(g, "splines", "true");
  // Our minimum lengths already fix the ranks, so network simplex need not improve its first solution.
  set(g, "nslimit1", "0");
  if (graph->isHasty) set(g, "mclimit", "0.3");
  setNumber(g, "nodesep", graph->nodeSeparation / 72.0);
  setNumber(g, "ranksep", graph->rankSeparation / 72.0);
}

// A cluster's title is an empty cell of the right size: libgvc reserves the space, and we draw the text.
static void setTitle(Agraph_t *subgraph, const ArgmapCluster *cluster) {
  char text[200];
  snprintf(text, sizeof text,
           "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>",
           cluster->titleWidth, cluster->titleHeight);
  char *html = agstrdup_html(agroot(subgraph), text);
  agsafeset(subgraph, "label", html, "");
  agstrfree(agroot(subgraph), html);
}

// MARK: Reading back

static ArgmapBox boxOf(boxf b) { return (ArgmapBox){b.LL.x, b.LL.y, b.UR.x, b.UR.y}; }

// libgvc sometimes gives an edge across a cluster a second path; the first one is complete.
static bezier *course(Agedge_t *edge) {
  splines *s = ED_spl(edge);
  return s == NULL || s->size == 0 ? NULL : &s->list[0];
}

static bool readEdges(Agedge_t **edges, int count, ArgmapLayout *layout) {
  layout->edgeStarts = calloc((size_t)count + 1, sizeof *layout->edgeStarts);
  if (layout->edgeStarts == NULL) return false;
  int total = 0;
  for (int i = 0; i < count; i++) {
    bezier *b = course(edges[i]);
    if (b != NULL) total += b->size;
  }
  layout->points = calloc((size_t)total + 1, sizeof *layout->points);
  if (layout->points == NULL) return false;
  int at = 0;
  for (int i = 0; i < count; i++) {
    layout->edgeStarts[i] = at;
    bezier *b = course(edges[i]);
    for (int j = 0; b != NULL && j < b->size; j++) layout->points[at++] = (ArgmapPoint){b->list[j].x, b->list[j].y};
  }
  layout->edgeStarts[count] = at;
  return true;
}

static bool readLayout(Agraph_t *g, Agnode_t **nodes, int nodeCount, Agedge_t **edges, int edgeCount, Agraph_t **clusters,
                       int clusterCount, ArgmapLayout *layout) {
  layout->bounds = boxOf(GD_bb(g));
  layout->nodes = calloc((size_t)nodeCount + 1, sizeof *layout->nodes);
  layout->clusters = calloc((size_t)clusterCount + 1, sizeof *layout->clusters);
  if (layout->nodes == NULL || layout->clusters == NULL) return false;
  for (int i = 0; i < nodeCount; i++) layout->nodes[i] = (ArgmapPoint){ND_coord(nodes[i]).x, ND_coord(nodes[i]).y};
  for (int i = 0; i < clusterCount; i++) layout->clusters[i] = boxOf(GD_bb(clusters[i]));
  return readEdges(edges, edgeCount, layout);
}

// MARK: Entry points

static void layOut(const ArgmapGraph *graph, GVC_t *context, Agraph_t *g, ArgmapLayout *layout) {
  Agnode_t **nodes = calloc((size_t)graph->nodeCount + 1, sizeof *nodes);
  Agedge_t **edges = calloc((size_t)graph->edgeCount + 1, sizeof *edges);
  Agraph_t **clusters = calloc((size_t)graph->clusterCount + 1, sizeof *clusters);
  if (nodes != NULL && edges != NULL && clusters != NULL) {
    char name[32];
    declareAttributes(g);
    setGraph(g, graph);
    for (int i = 0; i < graph->clusterCount; i++) {
      const ArgmapCluster *cluster = &graph->clusters[i];
      snprintf(name, sizeof name, "cluster%d", i);
      clusters[i] = agsubg(cluster->parent < 0 ? g : clusters[cluster->parent], name, 1);
      setTitle(clusters[i], cluster);
    }
    // A root node in front of the first rank keeps the nodes of that rank there and in order. Nodes with a later
    // minimum rank are also tied to the root, but with weight 0, so that it does not pull them towards it.
    Agnode_t *root = agnode(g, "root", 1);
    set(root, "width", "0.01");
    set(root, "height", "0.01");
    for (int i = 0; i < graph->nodeCount; i++) {
      const ArgmapNode *node = &graph->nodes[i];
      snprintf(name, sizeof name, "n%d", i);
      nodes[i] = agnode(g, name, 1);
      addNode(g, nodes[i], node, graph->isToTheRight);
      if (node->cluster >= 0) agsubnode(clusters[node->cluster], nodes[i], 1);
      if (node->firstRank >= 0) {
        Agedge_t *e = agedge(g, root, nodes[i], NULL, 1);
        if (node->firstRank > 0) {
          setInteger(e, "minlen", 1 + node->firstRank);
          setInteger(e, "weight", 0);
        }
      }
    }
    for (int i = 0; i < graph->edgeCount; i++) edges[i] = addEdge(g, nodes, &graph->edges[i], graph, i);
#ifdef __linux__
    clusteredCount = graph->clusterCount > 0 ? (size_t)graph->nodeCount + (size_t)graph->edgeCount : 0;
#endif
    int kept = hushStandardError();
    layout->status = gvLayout(context, g, "dot");
    restoreStandardError(kept);
    if (layout->status == 0 &&
        !readLayout(g, nodes, graph->nodeCount, edges, graph->edgeCount, clusters, graph->clusterCount, layout)) {
      layout->status = -1;
    }
    gvFreeLayout(context, g);
  }
  free(nodes);
  free(edges);
  free(clusters);
}

ArgmapLayout argmapLayout(const ArgmapGraph *graph) {
  ArgmapLayout layout = {.status = -1};
  pthread_mutex_lock(&lock);
  messages = NULL;
  messageLength = 0;
  agseterrf(collectMessage);
  GVC_t *context = makeContext();
  Agraph_t *g = context == NULL ? NULL : agopen("map", Agdirected, NULL);
  if (g != NULL) {
    layOut(graph, context, g, &layout);
    agclose(g);
  }
  if (context != NULL) gvFreeContext(context);
  agseterrf(NULL);
  layout.messages = messages;
  messages = NULL;
  pthread_mutex_unlock(&lock);
  return layout;
}

void argmapFreeLayout(ArgmapLayout *layout) {
  free(layout->messages);
  free(layout->nodes);
  free(layout->edgeStarts);
  free(layout->points);
  free(layout->clusters);
  *layout = (ArgmapLayout){0};
}

const char *argmapLibraryVersion(void) {
  static char version[32];
  pthread_mutex_lock(&lock);
  if (version[0] == 0) {
    GVC_t *context = makeContext();
    if (context != NULL) {
      snprintf(version, sizeof version, "%s", gvcVersion(context));
      gvFreeContext(context);
    }
  }
  pthread_mutex_unlock(&lock);
  return version;
}
