// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EbbAnswerFlags:
 * @EBB_ANSWER_DEFAULT: Return means this one
 * @EBB_ANSWER_SUGGESTED: what most people want
 * @EBB_ANSWER_DESTRUCTIVE: something is lost
 *
 * What an answer of an #EbbQuestion is like.
 */
typedef enum
{
  EBB_ANSWER_PLAIN = 0,
  EBB_ANSWER_DEFAULT = 1 << 0,
  EBB_ANSWER_SUGGESTED = 1 << 1,
  EBB_ANSWER_DESTRUCTIVE = 1 << 2,
} EbbAnswerFlags;

#define EBB_TYPE_QUESTION (ebb_question_get_type ())
G_DECLARE_FINAL_TYPE (EbbQuestion, ebb_question, EBB, QUESTION, AdwWindow)

EbbQuestion *ebb_question_new (GtkWindow *parent, const char *heading, const char *body);
void ebb_question_add_answer (EbbQuestion *self, const char *id, const char *label, EbbAnswerFlags flags);
void ebb_question_set_extra_child (EbbQuestion *self, GtkWidget *child);
const char *ebb_question_get_body (EbbQuestion *self);
void ebb_question_present (EbbQuestion *self);
void ebb_question_answer (EbbQuestion *self, const char *id);

G_END_DECLS
