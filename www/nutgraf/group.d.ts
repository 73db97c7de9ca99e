export * from "../../js/group.js";
