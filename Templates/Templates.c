// What Bob asks and fills in: the files of this folder, embedded in the program as they are.

#include "Templates.h"

#include <string.h>

static const unsigned char proposals_base[] = {
#embed "Checklists/proposals.yaml"
};

static const unsigned char operability_checklist[] = {
#embed "Checklists/operability.yaml"
};

static const unsigned char operability_weights[] = {
#embed "Checklists/operability.tsv"
};

static const unsigned char production_readiness_checklist[] = {
#embed "Checklists/production-readiness.yaml"
};

static const unsigned char production_readiness_weights[] = {
#embed "Checklists/production-readiness.tsv"
};

static const unsigned char openstack_template[] = {
#embed "Specs/openstack-spec.txt"
};

static const unsigned char kep_template[] = {
#embed "Specs/kep.txt"
};

static const unsigned char markdown_report[] = {
#embed "Reports/markdown.mustache"
};

static const unsigned char html_report[] = {
#embed "Reports/html.mustache"
};

static const unsigned char comment_report[] = {
#embed "Reports/comment.mustache"
};

static const unsigned char review_schema[] = {
#embed "Schemas/review.json"
};

static const unsigned char lint_schema[] = {
#embed "Schemas/lint.json"
};

static const unsigned char score_schema[] = {
#embed "Schemas/score.json"
};

static const unsigned char outline_schema[] = {
#embed "Schemas/outline.json"
};

static const unsigned char checklist_schema[] = {
#embed "Schemas/checklist.json"
};

static const unsigned char settings_schema[] = {
#embed "Schemas/settings.json"
};

static const EmbeddedFile files[] = {
    {"Checklists/proposals.yaml", proposals_base, sizeof proposals_base},
    {"Checklists/operability.yaml", operability_checklist, sizeof operability_checklist},
    {"Checklists/operability.tsv", operability_weights, sizeof operability_weights},
    {"Checklists/production-readiness.yaml", production_readiness_checklist,
     sizeof production_readiness_checklist},
    {"Checklists/production-readiness.tsv", production_readiness_weights,
     sizeof production_readiness_weights},
    {"Specs/openstack-spec.txt", openstack_template, sizeof openstack_template},
    {"Specs/kep.txt", kep_template, sizeof kep_template},
    {"Reports/markdown.mustache", markdown_report, sizeof markdown_report},
    {"Reports/html.mustache", html_report, sizeof html_report},
    {"Reports/comment.mustache", comment_report, sizeof comment_report},
    {"Schemas/review.json", review_schema, sizeof review_schema},
    {"Schemas/lint.json", lint_schema, sizeof lint_schema},
    {"Schemas/score.json", score_schema, sizeof score_schema},
    {"Schemas/outline.json", outline_schema, sizeof outline_schema},
    {"Schemas/checklist.json", checklist_schema, sizeof checklist_schema},
    {"Schemas/settings.json", settings_schema, sizeof settings_schema},
};

long embedded_file_count(void) { return sizeof files / sizeof *files; }

EmbeddedFile embedded_file_at(long index) { return files[index]; }

EmbeddedFile embedded_file_named(const char *name) {
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (strcmp(files[i].name, name) == 0) return files[i];
  return (EmbeddedFile){"", files[0].bytes, 0};
}
