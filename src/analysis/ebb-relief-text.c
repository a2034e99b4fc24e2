// SPDX-License-Identifier: GPL-3.0-or-later
#include "ebb-relief-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/ebb-rating.h"

/*
 * What sessions were followed by, in words. They say what was, and for how many; never
 * that a session was the reason, and always what is missing where nothing can be said.
 */

static const char *const part_names[] = {
  [EBB_PART_NIGHT] = NC_ ("part of day", "Night"),
  [EBB_PART_MORNING] = NC_ ("part of day", "Morning"),
  [EBB_PART_AFTERNOON] = NC_ ("part of day", "Afternoon"),
  [EBB_PART_EVENING] = NC_ ("part of day", "Evening"),
};

/* One decimal is as much as ratings in whole numbers can say. */
static char *
format_number (double number)
{
  return ebb_number_to_local_string (round (number * 10) / 10);
}

/* Returns: (transfer full): such as "1.1 lower". */
static char *
format_change (double change)
{
  double rounded = round (change * 10) / 10;
  g_autofree char *number = format_number (fabs (change));

  if (rounded == 0)
    /* Translators: how a rating of pain changed, put into other sentences: not at all */
    return g_strdup (C_ ("change of pain", "the same"));
  if (rounded < 0)
    /* Translators: how a rating of pain changed, put into other sentences; %s is points
     * from 0 to 10 */
    return g_strdup_printf (C_ ("change of pain", "%s lower"), number);
  /* Translators: how a rating of pain changed, put into other sentences; %s is points from
   * 0 to 10 */
  return g_strdup_printf (C_ ("change of pain", "%s higher"), number);
}

static char *
format_hours (double hours)
{
  g_autofree char *number = hours < 10 ? format_number (hours) : format_number (round (hours));

  /* Translators: a duration in hours, such as "4.5 h" */
  return g_strdup_printf (C_ ("duration", "%s h"), number);
}

/* Adds a sentence; takes it over. */
static void
add_sentence (GString *text,
              char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/**
 * ebb_part_of_day_get_name:
 * @part: a part of the day
 *
 * Returns: (transfer none): its name in the language of the session
 */
const char *
ebb_part_of_day_get_name (EbbPartOfDay part)
{
  g_return_val_if_fail (part < G_N_ELEMENTS (part_names), "");

  return g_dpgettext2 (NULL, "part of day", part_names[part]);
}

/* --- how often, and for how long --------------------------------------------------- */

/**
 * ebb_relief_summary_describe:
 * @summary: what sessions were followed by
 *
 * Returns: (transfer full): how often there was relief, and of how many sessions that is
 *   not known
 */
char *
ebb_relief_summary_describe (const EbbReliefSummary *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (summary->n_sessions == 0)
    return g_strdup (_ ("There are no sessions yet."));
  if (summary->n_known > 0)
    /* Translators: the first number is of sessions with relief, the second one of sessions
     * with ratings before and after */
    add_sentence (text, g_strdup_printf (ngettext ("After %u of %u session pain was at least once clearly lower than in the three days before.",
                                                   "After %u of %u sessions pain was at least once clearly lower than in the three days before.",
                                                   summary->n_known),
                                         summary->n_relief, summary->n_known));
  if (summary->n_no_baseline > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Of %u session it is not known: it lacks three ratings in the three days before.",
                                                   "Of %u sessions it is not known: they lack three ratings in the three days before.",
                                                   summary->n_no_baseline),
                                         summary->n_no_baseline));
  if (summary->n_no_follow_up > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Of %u session it is not known: it lacks a rating afterwards.",
                                                   "Of %u sessions it is not known: they lack a rating afterwards.",
                                                   summary->n_no_follow_up),
                                         summary->n_no_follow_up));
  return g_strdup (text->str);
}

static char *
describe_missing_duration (const EbbReliefSummary *summary)
{
  g_autoptr (GString) text = g_string_new (_ ("How long pain stays lower after sessions is not yet known."));

  if (summary->missing_relief > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Missing: %u more session after which pain was lower.",
                                                   "Missing: %u more sessions after which pain was lower.",
                                                   summary->missing_relief),
                                         summary->missing_relief));
  if (summary->missing_returned > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Missing: %u more session with ratings until pain is back.",
                                                   "Missing: %u more sessions with ratings until pain is back.",
                                                   summary->missing_returned),
                                         summary->missing_returned));
  return g_strdup (text->str);
}

static char *
describe_median (const EbbReliefSummary *summary)
{
  g_autofree char *median = format_hours (summary->median);
  g_autofree char *lower = format_hours (summary->lower);
  g_autofree char *upper = format_hours (summary->upper);

  if (!isnan (summary->lower) && !isnan (summary->upper))
    /* Translators: %s are durations such as "4.5 h"; %u is a number of sessions */
    return g_strdup_printf (ngettext ("Where pain was lower, it stayed so for %s or longer in half of the sessions (plausible: %s to %s; %u session).",
                                      "Where pain was lower, it stayed so for %s or longer in half of the sessions (plausible: %s to %s; %u sessions).",
                                      summary->n_relief),
                            median, lower, upper, summary->n_relief);
  if (!isnan (summary->lower))
    /* Translators: %s are durations such as "4.5 h"; %u is a number of sessions */
    return g_strdup_printf (ngettext ("Where pain was lower, it stayed so for %s or longer in half of the sessions (plausible: %s or more; %u session).",
                                      "Where pain was lower, it stayed so for %s or longer in half of the sessions (plausible: %s or more; %u sessions).",
                                      summary->n_relief),
                            median, lower, summary->n_relief);
  /* Translators: %s is a duration such as "4.5 h"; %u is a number of sessions */
  return g_strdup_printf (ngettext ("Where pain was lower, it stayed so for %s or longer in half of the sessions (%u session).",
                                    "Where pain was lower, it stayed so for %s or longer in half of the sessions (%u sessions).",
                                    summary->n_relief),
                          median, summary->n_relief);
}

/**
 * ebb_relief_summary_describe_duration:
 * @summary: what sessions were followed by
 *
 * Returns: (transfer full): how long relief lasted, or what is missing to say it
 */
char *
ebb_relief_summary_describe_duration (const EbbReliefSummary *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *longer_than = NULL;

  switch (summary->duration)
    {
    case EBB_DURATION_MEDIAN:
      add_sentence (text, describe_median (summary));
      break;
    case EBB_DURATION_LONGER:
      longer_than = format_hours (summary->longer_than);
      /* Translators: %s is a duration such as "4.5 h"; %u is a number of sessions */
      add_sentence (text, g_strdup_printf (ngettext ("Where pain was lower, it stayed so for longer than %s in most sessions (%u session).",
                                                     "Where pain was lower, it stayed so for longer than %s in most sessions (%u sessions).",
                                                     summary->n_relief),
                                           longer_than, summary->n_relief));
      break;
    case EBB_DURATION_UNKNOWN:
    default:
      return describe_missing_duration (summary);
    }
  if (summary->n_wide > 0)
    add_sentence (text, g_strdup_printf (ngettext ("In %u of them more than six hours without a rating leave open when pain was back.",
                                                   "In %u of them more than six hours without a rating leave open when pain was back.",
                                                   summary->n_wide),
                                         summary->n_wide));
  return g_strdup (text->str);
}

/**
 * ebb_relief_point_describe:
 * @point: a point of a curve
 *
 * Returns: (transfer full): what it says, for screen readers and tables
 */
char *
ebb_relief_point_describe (const EbbReliefPoint *point)
{
  guint hours = (guint) round (point->hours);
  g_autofree char *when = hours == 0 ? g_strdup (_ ("Right after sessions"))
                                     : g_strdup_printf (ngettext ("%u hour after sessions", "%u hours after sessions", hours), hours);
  g_autofree char *median = format_change (point->median);
  g_autofree char *least = format_change (point->lower_quartile);
  g_autofree char *most = format_change (point->upper_quartile);

  if (point->n == 0)
    /* Translators: %s is such as "4 hours after sessions" */
    return g_strdup_printf (_ ("%s: no ratings."), when);
  /* Translators: the first %s is such as "4 hours after sessions", the others such as "1.1
   * lower": the change of pain in the middle, and between which changes half of the
   * sessions lie; %u is a number of sessions */
  return g_strdup_printf (ngettext ("%s, against the three days before: %s (half of the sessions: from %s to %s; %u session).",
                                    "%s, against the three days before: %s (half of the sessions: from %s to %s; %u sessions).",
                                    point->n),
                          when, median, least, most, point->n);
}

/* --- the comparison -------------------------------------------------------------------- */

static char *
describe_change (const EbbMatched *matched)
{
  guint hours = (guint) round (matched->hours);
  g_autofree char *change = format_change (matched->change);
  g_autofree char *when = hours == 0 ? g_strdup (_ ("right after them"))
                                     : g_strdup_printf (ngettext ("%u hour later", "%u hours later", hours), hours);

  /* Translators: the first %s is such as "1.1 lower", the second one such as "4 hours
   * later"; %u is a number of sessions */
  return g_strdup_printf (ngettext ("After sessions your pain was %s %s (%u session).",
                                    "After sessions your pain was %s %s (%u sessions).",
                                    matched->n_matched),
                          change, when, matched->n_matched);
}

static char *
describe_moments (const EbbMatched *matched)
{
  g_autofree char *change = format_change (matched->moments_change);

  /* Translators: moments at which pain was about as bad, at about the same hour, but no
   * session followed; %s is such as "0.6 lower" */
  return g_strdup_printf (ngettext ("At %u similar moment without a session it was %s.",
                                    "At %u similar moments without a session it was %s.",
                                    matched->n_moments),
                          matched->n_moments, change);
}

static char *
describe_more (const EbbMatched *matched)
{
  if (matched->n_more == 0)
    return g_strdup (_ ("It cannot be told yet, and is hardly large."));
  if (matched->n_more > EBB_MATCHED_MAX_MORE)
    return g_strdup_printf (_ ("It cannot be told yet; it would take more than %u more sessions."), EBB_MATCHED_MAX_MORE);
  return g_strdup_printf (ngettext ("It cannot be told yet; about %u more session would narrow it.",
                                    "It cannot be told yet; about %u more sessions would narrow it.",
                                    matched->n_more),
                          matched->n_more);
}

static void
add_verdict (GString *text,
             const EbbMatched *matched)
{
  g_autofree char *difference = format_number (fabs (matched->difference));
  g_autofree char *from = format_change (matched->upper);
  g_autofree char *to = format_change (matched->lower);

  /* Translators: the first %s is points of pain, the others are such as "0.1 higher" and
   * "1.1 lower" */
  add_sentence (text, g_strdup_printf (_ ("The difference of %s could be anything from %s to %s."), difference, from, to));
  switch (matched->verdict)
    {
    case EBB_MATCHED_LOWER:
      add_sentence (text, g_strdup (_ ("Sessions went together with lower pain.")));
      break;
    case EBB_MATCHED_HIGHER:
      add_sentence (text, g_strdup (_ ("Sessions went together with higher pain.")));
      break;
    case EBB_MATCHED_SMALL:
      add_sentence (text, g_strdup (_ ("There is a difference, but a small one: less than half a point.")));
      break;
    case EBB_MATCHED_OF_MANY:
      add_sentence (text, g_strdup (_ ("But where several groups are compared, one looks like this by chance now and then: it cannot be told yet.")));
      break;
    case EBB_MATCHED_UNCLEAR:
    case EBB_MATCHED_TOO_FEW:
    case EBB_MATCHED_TOO_LATE:
    default:
      add_sentence (text, describe_more (matched));
      break;
    }
}

/**
 * ebb_matched_describe:
 * @matched: a comparison
 *
 * Returns: (transfer full): what it says, with all numbers; or what is missing
 */
char *
ebb_matched_describe (const EbbMatched *matched)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (matched->verdict == EBB_MATCHED_TOO_LATE)
    /* Translators: %u is a number of hours */
    return g_strdup_printf (ngettext ("More than %u hour after sessions there is no fair comparison: where no session follows for so long, pain may have got better by itself.",
                                      "More than %u hours after sessions there is no fair comparison: where no session follows for so long, pain may have got better by itself.",
                                      (gulong) EBB_MATCHED_MAX_HOURS),
                            (guint) EBB_MATCHED_MAX_HOURS);
  /* first that a few numbers say little, then the few */
  if (matched->verdict == EBB_MATCHED_TOO_FEW)
    add_sentence (text, ebb_matched_describe_missing (matched));
  if (matched->n_matched > 0)
    {
      add_sentence (text, describe_change (matched));
      add_sentence (text, describe_moments (matched));
    }
  if (matched->verdict != EBB_MATCHED_TOO_FEW)
    add_verdict (text, matched);
  return g_strdup (text->str);
}

/**
 * ebb_matched_describe_missing:
 * @matched: a comparison
 *
 * Returns: (transfer full) (nullable): what is missing to compare; NULL if nothing is
 */
char *
ebb_matched_describe_missing (const EbbMatched *matched)
{
  g_autoptr (GString) text = NULL;

  if (matched->verdict != EBB_MATCHED_TOO_FEW)
    return NULL;

  text = g_string_new (_ ("There is too little to compare yet."));
  if (matched->missing_days > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Missing: %u more day of diary.", "Missing: %u more days of diary.", matched->missing_days), matched->missing_days));
  if (matched->missing_rated_days > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Missing: a rating on %u more day.", "Missing: ratings on %u more days.", matched->missing_rated_days), matched->missing_rated_days));
  if (matched->missing_matched > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Missing: a session on %u more day, with ratings before and after.", "Missing: sessions on %u more days, with ratings before and after.", matched->missing_matched), matched->missing_matched));
  if (matched->missing_moments > 0)
    add_sentence (text, g_strdup_printf (ngettext ("Missing: ratings on %u more day without a session when pain is as bad as before one.", "Missing: ratings on %u more days without a session when pain is as bad as before one.", matched->missing_moments), matched->missing_moments));
  return g_strdup (text->str);
}

/**
 * ebb_matched_get_caution:
 *
 * Returns: (transfer none): what is to stand beside each comparison
 */
const char *
ebb_matched_get_caution (void)
{
  return _ ("This does not show that the sessions were the reason: expecting relief can be enough, and days differ in more than sessions.");
}
