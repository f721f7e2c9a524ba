package dev.bouquet.gift.shoutout.words;

import dev.bouquet.gift.shoutout.moderation.WordList;
import dev.bouquet.gift.shoutout.words.MessageWord.Kind;
import dev.bouquet.gift.shoutout.words.MessageWordActs.Act;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The lists of words that are not sent with gifts, for operators.
@Path("/v1/admin/message-words")
@RolesAllowed("operator")
@RunOnVirtualThread
class MessageWordResource {
  private static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]*";
  private static final String PRINTABLE_ONLY = "must have no control characters";

  private final MessageWordStore store;
  private final MessageWordEdits edits;
  private final MessageWordActs acts;
  private final BlockedWords words;
  private final SecurityIdentity identity;

  MessageWordResource(
      MessageWordStore store,
      MessageWordEdits edits,
      MessageWordActs acts,
      BlockedWords words,
      SecurityIdentity identity) {
    this.store = store;
    this.edits = edits;
    this.acts = acts;
    this.words = words;
    this.identity = identity;
  }

  record AddRequest(
      @NotBlank @Size(max = 64) String word,
      @NotNull Kind kind,
      @NotBlank @Size(max = 500) @Pattern(regexp = PRINTABLE, message = PRINTABLE_ONLY)
          String reason) {}

  record RemoveRequest(
      @NotBlank @Size(max = 500) @Pattern(regexp = PRINTABLE, message = PRINTABLE_ONLY)
          String reason) {}

  @GET
  @Operation(summary = "The languages that have a list, and how many words are in each")
  public Page<MessageWordStore.Summary> lists() throws SQLException {
    return new Page<>(store.lists(), null);
  }

  @GET
  @Path("/{language}")
  @Operation(summary = "A language's words; the ETag is the list's version, for changing it")
  public Response list(
      @PathParam("language") String language,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var tag = Language.require(language);
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, "", last -> last);
    // The version first: where words change in between, it is the older one and changes nothing.
    long version = store.versions().getOrDefault(tag, 0L);
    var found = store.page(tag, after, kind(kind), size + 1);
    return Response.ok(Page.of(found, size, MessageWord::word)).tag(Version.tag(version)).build();
  }

  @POST
  @Path("/{language}")
  @Operation(summary = "Adds a word to the version of the list that If-Match names")
  public Response add(
      @PathParam("language") String language,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull AddRequest request)
      throws SQLException {
    var edit = edit(language, ifMatch, request.reason());
    return answer(edits.add(edit, word(request), request.kind()), Response.Status.CREATED);
  }

  @DELETE
  @Path("/{language}/{id}")
  @Operation(summary = "Removes a word from the version of the list that If-Match names")
  public Response remove(
      @PathParam("language") String language,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull RemoveRequest request)
      throws SQLException {
    var edit = edit(language, ifMatch, request.reason());
    var word = Ids.parse(id).orElseThrow(MessageWordResource::notThere);
    return answer(edits.remove(edit, word), Response.Status.OK);
  }

  @GET
  @Path("/{language}/acts")
  @Operation(summary = "Who changed a language's list, and why, newest first")
  public Page<Act> acts(
      @PathParam("language") String language,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    var found = acts.page(Language.require(language), before, size + 1);
    return Page.of(found, size, last -> Long.toString(last.number()));
  }

  private ListEdit edit(String language, @Nullable String ifMatch, String reason) {
    UUID operator = Caller.of(identity).id();
    return new ListEdit(
        Language.require(language), Version.require(ifMatch), operator, reason.strip());
  }

  /// Holds on this pod at once, on others when they look next.
  private Response answer(ListEditResult result, Response.Status status) throws SQLException {
    return switch (result) {
      case ListEditResult.Done(var word, long version) -> {
        words.refresh();
        yield Response.status(status).entity(word).tag(Version.tag(version)).build();
      }
      case ListEditResult.Changed _ ->
          throw new ProblemException(
              412, "MESSAGE_WORDS_CHANGED", "The list has changed since; look at it again.");
      case ListEditResult.AlreadyThere _ ->
          throw ProblemException.refused("MESSAGE_WORD_EXISTS", "The list has this word.");
      case ListEditResult.Full _ ->
          throw ProblemException.refused(
              "MESSAGE_WORDS_FULL",
              "A list has at most " + MessageWordEdits.MOST_WORDS + " words.");
      case ListEditResult.NotThere _ -> throw notThere();
    };
  }

  private static String word(AddRequest request) {
    var word = WordList.normal(request.word());
    boolean fits =
        switch (request.kind()) {
          case BLOCKED -> WordList.canBeFound(word);
          case ALLOWED -> WordList.canBeAllowed(word);
        };
    if (!fits) {
      throw ProblemException.malformed("INVALID_REQUEST", "The word is none.")
          .withError("/word", "letters, nothing hidden; at least two where one is no word");
    }
    return word;
  }

  private static @Nullable Kind kind(@Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      return Kind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed("INVALID_REQUEST", "kind is BLOCKED or ALLOWED.");
    }
  }

  private static ProblemException notThere() {
    return ProblemException.notFound("MESSAGE_WORD_NOT_FOUND", "The list has no such word.");
  }
}
