package org.palimpsest.command.comment;

import static org.palimpsest.command.http.FieldRule.describe;
import static org.palimpsest.command.http.FieldRule.line;
import static org.palimpsest.command.http.FieldRule.lines;
import static org.palimpsest.command.http.FieldRule.requiredLines;

import org.palimpsest.command.comment.CommentController.CommentReport;
import org.palimpsest.command.comment.CommentController.CommenterBlock;
import org.palimpsest.command.comment.CommentController.NewComment;
import org.palimpsest.command.comment.CommentController.Rejection;
import org.palimpsest.command.http.RequestFields;
import org.palimpsest.events.text.EmailAddress;
import org.springframework.stereotype.Component;

/** What may stand in the fields of commands to comments. */
@Component
final class CommentSchemas implements RequestFields.Rules {

    @Override
    public void addTo(RequestFields fields) {
        fields.field(NewComment.class, "replyTo", schema -> schema.maxLength(36))
                .field(NewComment.class, "name", line(Posting.LONGEST_NAME).andThen(describe("Needed of commenters without an account")))
                .field(NewComment.class, "email", line(EmailAddress.LONGEST)
                        .andThen(describe("Needed of commenters without an account; shown to nobody")))
                .field(NewComment.class, "text", requiredLines(Posting.LONGEST_TEXT))
                .field(Rejection.class, "reason", lines(Comment.LONGEST_REASON))
                .field(CommentReport.class, "reason", requiredLines(Comment.LONGEST_REASON))
                .field(CommenterBlock.class, "reason", lines(Comment.LONGEST_REASON));
    }
}
